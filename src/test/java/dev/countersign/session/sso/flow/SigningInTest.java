package dev.countersign.session.sso.flow;

import static dev.countersign.session.sso.flow.SsoWorld.CORP;
import static dev.countersign.session.sso.flow.SsoWorld.LEGACY;
import static dev.countersign.session.sso.flow.SsoWorld.OTHER;
import static dev.countersign.session.sso.flow.SsoWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.session.sso.cache.TokenCache;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningInTest {
    @TempDir
    Path folder;

    private final SsoWorld world = new SsoWorld();
    private TokenCache cache;
    private OneSignInAtATime signIns;

    @BeforeEach
    void open() {
        SsoSurroundings around = world.around(folder);
        cache = new TokenCache(folder);
        signIns = new OneSignInAtATime(around, new SignInFlow(around, cache, new SsoGateways(around.connector())));
    }

    @Test
    void theBrowserBringsTheCodeAndTheTokenIsSaved() {
        world.agreeInBrowser();

        SsoAttempt attempt = done(signIns.begin(request(CORP)));

        assertThat(attempt.step()).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(cache.token(CORP)).isInstanceOf(TokenCache.Answer.Found.class);
        assertThat(world.opened).hasSize(1);
        var registration = world.center.registrations.getFirst();
        assertThat(registration.redirect()).hasToString("Optional[http://127.0.0.1/oauth/callback]");
        assertThat(registration.issuer()).contains(CORP.startUrl());
        assertThat(registration.scopes()).containsExactly("sso:account:access");
    }

    @Test
    void stepsAreToldInOrder() {
        world.agreeInBrowser();
        List<String> steps = new ArrayList<>();
        SsoAttempt attempt = signIns.begin(request(CORP));
        attempt.onStep(step -> steps.add(step.getClass().getSimpleName()));

        world.work();

        assertThat(steps).containsExactly("Preparing", "Preparing", "OpenBrowser", "Completing", "Succeeded");
    }

    @Test
    void aRegistrationIsUsedAgainWhileItIsGood() {
        world.agreeInBrowser();
        done(signIns.begin(request(CORP)));
        done(signIns.begin(request(CORP)));
        assertThat(world.center.count("register")).isOne();

        world.time.advance(Duration.ofDays(90));
        done(signIns.begin(request(CORP)));

        assertThat(world.center.count("register"))
                .as("the first one has expired")
                .isEqualTo(2);
    }

    @Test
    void afterASignInThatLedNowhereTheProgramRegistersAnew() {
        SsoAttempt first = done(signIns.begin(request(CORP)));
        assertThat(((SsoStep.Failed) first.step()).sentence())
                .isEqualTo("The sign-in was not completed in time; the browser may have been closed.");
        assertThat(world.waits).containsExactly(Duration.ofMinutes(10));

        world.agreeInBrowser();
        done(signIns.begin(request(CORP)));

        assertThat(world.center.count("register")).isEqualTo(2);
    }

    @Test
    void aBrowserThatCannotBeOpenedLeadsToACodeByItself() {
        world.browser = page -> {
            throw new IOException("no display");
        };
        List<SsoStep> steps = new ArrayList<>();
        world.meanwhile.add(world.center::agree);

        SsoAttempt attempt = signIns.begin(request(CORP));
        attempt.onStep(steps::add);
        done(attempt);

        var code = (SsoStep.EnterCode) steps.stream()
                .filter(SsoStep.EnterCode.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(code.note())
                .contains("The browser could not be opened (no display), so sign in with this code on any device.");
        assertThat(code.userCode()).isEqualTo("ABCD-EFGH");
        assertThat(code.expiresAt()).isEqualTo("2026-11-22T08:10:00Z");
        assertThat(attempt.step()).isInstanceOf(SsoStep.Succeeded.class);
    }

    @Test
    void aPortThatCannotBeTakenLeadsToACodeInTheBrowser() {
        world.port = () -> {
            throw new BindException("Address already in use");
        };
        world.meanwhile.add(world.center::agree);

        SsoAttempt attempt = done(signIns.begin(request(CORP)));

        assertThat(attempt.step()).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(world.opened).hasToString("[https://device.test/?user_code=ABCD-EFGH]");
    }

    @Test
    void thePersonCanChangeToACodeWhileTheBrowserIsOpen() {
        SsoAttempt attempt = signIns.begin(request(CORP));
        world.meanwhile.add(attempt::useDeviceCode);
        world.meanwhile.add(world.center::agree);

        done(attempt);

        assertThat(attempt.step()).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(world.opened).as("the browser is not opened a second time").hasSize(1);
    }

    @Test
    void aProfileOfTheOlderKindUsesACodeAndRegistersWithoutScopes() {
        world.meanwhile.add(world.center::agree);

        done(signIns.begin(request(LEGACY)));

        assertThat(world.center.registrations.getFirst().scopes()).isEmpty();
        assertThat(world.center.registrations.getFirst().redirect()).isEmpty();
        var found = (TokenCache.Answer.Found) cache.token(LEGACY);
        assertThat(found.token().refreshToken()).isEmpty();
        assertThat(world.opened).as("the page is shown, once").hasSize(1);
    }

    @Test
    void pollingKeepsTheIntervalAndSlowsDownWhenAsked() {
        world.meanwhile.add(() -> world.center.failNext("createToken", "SlowDownException", 400));
        world.meanwhile.add(() -> {});
        world.meanwhile.add(() -> world.center.failNext("createToken", "", 0));
        world.meanwhile.add(world.center::agree);

        SsoAttempt attempt = done(signIns.begin(request(CORP).withDeviceCode()));

        assertThat(world.waits).extracting(Duration::toSeconds).containsExactly(5L, 10L, 10L, 10L);
        assertThat(attempt.step())
                .as("a network that was gone for a moment does not end it")
                .isInstanceOf(SsoStep.Succeeded.class);
    }

    @Test
    void aCodeThatNobodyEntersEnds() {
        SsoAttempt attempt = done(signIns.begin(request(CORP).withDeviceCode()));

        assertThat(attempt.step()).isInstanceOf(SsoStep.Failed.class);
        assertThat(world.time.instant()).isEqualTo("2026-11-22T08:10:00Z");
    }

    @Test
    void aRefusalInTheBrowserIsSaid() {
        world.browser = page -> SsoWorld.get(java.net.URI.create(
                SsoWorld.query(page, "redirect") + "?error=access_denied&state=" + SsoWorld.query(page, "state")));

        SsoAttempt attempt = done(signIns.begin(request(CORP)));

        assertThat(((SsoStep.Failed) attempt.step()).sentence()).isEqualTo("The sign-in was refused in the browser.");
    }

    @Test
    void cancellingEndsItForEverybodyAndThrowsALateTokenAway() {
        SsoAttempt attempt = signIns.begin(request(CORP).withDeviceCode());
        SsoAttempt joined = signIns.begin(request(CORP));
        world.meanwhile.add(() -> {
            world.center.agree();
            attempt.cancel();
        });

        done(attempt);

        assertThat(joined).isSameAs(attempt);
        assertThat(attempt.step()).isInstanceOf(SsoStep.Cancelled.class);
        assertThat(cache.token(CORP)).isInstanceOf(TokenCache.Answer.Absent.class);
        assertThat(signIns.open()).isEmpty();
    }

    @Test
    void anotherSessionWaitsForTheFirst() {
        world.agreeInBrowser();
        SsoAttempt first = signIns.begin(request(CORP));
        SsoAttempt second = signIns.begin(request(OTHER));
        assertThat(second.step()).isEqualTo(new SsoStep.Queued(CORP));
        assertThat(signIns.open()).containsExactly(first, second);

        done(second);

        assertThat(first.step()).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(second.step()).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(world.opened).hasSize(2);
    }

    @Test
    void theBrowserIsSentToThePageAgainOnlyWhenAsked() {
        SsoAttempt attempt = signIns.begin(request(CORP));
        world.meanwhile.add(attempt::openBrowserAgain);

        done(attempt);
        attempt.openBrowserAgain();

        assertThat(world.opened).hasSize(2).containsOnly(world.opened.getFirst());
    }

    @Test
    void aRegistrationThatAwsForgotIsMadeAnew() {
        world.meanwhile.add(world.center::agree);
        done(signIns.begin(request(CORP).withDeviceCode()));
        world.center.forgetClients();

        SsoAttempt attempt = done(signIns.begin(request(CORP).withDeviceCode()));

        assertThat(attempt.step()).isInstanceOf(SsoStep.Succeeded.class);
        assertThat(world.center.count("register")).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsTheTokenInThisProgram() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "in the way");
        world.agreeInBrowser();

        SsoAttempt attempt = done(signIns.begin(request(CORP)));

        assertThat(((SsoStep.Succeeded) attempt.step()).note().orElse(""))
                .contains("could not be saved")
                .contains("not in the AWS CLI");
        assertThat(cache.token(CORP)).isInstanceOf(TokenCache.Answer.Found.class);
    }

    @Test
    void whatGoesWrongIsSaidWithAWayOn() {
        world.center.failNext("startDevice", "InvalidRequestException", 400);
        SsoAttempt attempt = done(signIns.begin(request(CORP).withDeviceCode()));

        var failed = (SsoStep.Failed) attempt.step();
        assertThat(failed.sentence())
                .isEqualTo("IAM Identity Center does not know https://corp.awsapps.com/start in eu-west-1.");
        assertThat(failed.wayOn()).startsWith("Check the start URL and the region");
        assertThat(failed.details()).contains("InvalidRequestException");
    }

    private SsoAttempt done(SsoAttempt attempt) {
        world.work();
        assertThat(attempt.step().isOver()).isTrue();
        return attempt;
    }
}
