@echo off
rem Starts Countersign on a JDK 25: the one of JAVA_HOME, else one from the usual places.
setlocal EnableExtensions
set "APP=%~dp0.."
set "JAVA="
call :try "%JAVA_HOME%"
call :try "%JAVA25_HOME%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if exist "%%~R" for /d %%D in ("%%~R\*") do call :try "%%~D"
)
if not defined JAVA (
  echo countersign: it runs on JDK 25, and none was found; install one ^(for example Temurin 25^) or set JAVA_HOME to it. 1>&2
  exit /b 2
)
set "FLAGS=--enable-native-access=ALL-UNNAMED"
if "%~1"=="doctor" call :quick
if "%~1"=="whoami" call :quick
"%JAVA%" %FLAGS% -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto %COUNTERSIGN_JAVA_OPTS% -cp "%APP%\lib\countersign.jar" dev.countersign.Main %*
exit /b %ERRORLEVEL%

:try
if defined JAVA exit /b
if "%~1"=="" exit /b
if not exist "%~1\release" exit /b
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && if exist "%~1\bin\java.exe" set "JAVA=%~1\bin\java.exe"
exit /b

rem Their classes lie beside the program in a form that the JVM of the build reads twice as fast.
:quick
set "FLAGS=-Xlog:disable"
if exist "%APP%\lib\doctor.jsa" set FLAGS=%FLAGS% "-XX:SharedArchiveFile=%APP%\lib\doctor.jsa"
exit /b
