package dev.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The layout of docs/architecture.md as rules, by name. Each is proved able to fail by {@link PlantedViolationsTest}. */
final class Rules {
    private static final String BASE = "dev.countersign.";
    private static final String[] FEATURES = in("session..", "watch..", "approval..", "stack..", "doctor..");
    private static final String[] SCREENS = in(
            "ui.session..",
            "ui.inbox..",
            "ui.executions..",
            "ui.execution..",
            "ui.stack..",
            "ui.doctor..",
            "ui.sandbox..",
            "ui.permission..",
            "ui.start..");

    private Rules() {}

    static final ImportOption MAIN_ONLY = ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("domainKnowsNothingElse", onlyUses(in("domain.."), in("domain..")));
        rules.put("aslKnowsTheDomainOnly", onlyUses(in("asl.."), in("asl..", "domain..")));
        rules.put("relayKnowsDomainAndAslOnly", onlyUses(in("relay.."), in("relay..", "asl..", "domain..")));
        rules.put(
                "portsKnowTheDomainOnly",
                onlyUses(
                        in("aws", "aws.inspect..", "aws.access.."),
                        in("aws", "aws.inspect..", "aws.access..", "domain..", "asl..")));
        rules.put("adaptersKnowPortsAndDomainOnly", onlyUses(in("aws.sdk.."), in("aws..", "domain..", "asl..")));
        rules.put("theHostKnowsNoFeature", onlyUses(in("host.."), in("host..", "aws")));
        rules.put(
                "featuresSeeAwsThroughPorts",
                noClasses()
                        .that()
                        .resideInAnyPackage(FEATURES)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(in("aws.sdk..", "ui..", "app..", "tour..", "cli..", "sandbox.."))
                        .because("features run in a plain test, against fakes of the ports"));
        rules.put(
                "screensKnowNoPort",
                noClasses()
                        .that()
                        .resideInAnyPackage(SCREENS)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(in("aws.."))
                                .and(not(simpleName("AwsFailure").or(simpleName("Endpoints")))
                                        .and(not(DescribedPredicate.describe(
                                                "kinds of failure",
                                                c -> c.getName().contains("AwsFailure$"))))))
                        .because("screens know features; a port called from a screen cannot be tested without it"));
        rules.put(
                "screensStandAlone",
                slices().matching(BASE + "ui.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(
                                DescribedPredicate.alwaysTrue(), resideInAnyPackage(in("ui.kit..", "ui.fx..")))
                        .because("a screen is reached by navigation, not by another screen"));
        rules.put(
                "nobodyUsesTheTopLayers",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("app..", "tour..", "cli..", ""))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(in("app..", "tour..", "cli.."))
                        .because("imports point one way"));
        rules.put(
                "onlyTheCommandLineStartsTheTour",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("tour..", "cli.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(BASE + "tour..")
                        .because("the tour drives the product and is no part of it"));
        rules.put(
                "theSandboxStandsAlone",
                noClasses()
                        .that()
                        .resideInAPackage(BASE + "sandbox..")
                        .should()
                        .dependOnClassesThat(resideInAPackage(BASE + ".")
                                .or(resideInAPackage("dev.countersign.."))
                                .and(not(resideInAPackage(BASE + "sandbox.."))))
                        .because("the console and the sandbox meet on the wire only"));
        rules.put(
                "theConsoleReachesTheSandboxByItsEndpoint",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("sandbox..", "app..", "cli.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(BASE + "sandbox..")
                        .because("there is no in-process short cut; app and cli only start it"));
        rules.put(
                "sandboxServicesMeetInOperations",
                slices().matching(BASE + "sandbox.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(
                                DescribedPredicate.alwaysTrue(),
                                resideInAnyPackage(in("sandbox.api..", "sandbox.clock..", "sandbox.policy..")))
                        .because("services call each other as AWS's do: through authorised operations"));
        rules.put(
                "javaFxStaysInTheWindow",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("ui..", "app..", "tour.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..", "jfx..")
                        .because("everything below the screens runs without a toolkit"));
        rules.put(
                "aViewModelKnowsNoControl",
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                        .because("a view-model is a plain unit test"));
        rules.put(
                "onlyTheAppNamesThePlatform",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("app..", "tour.."))
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("javafx.application.Platform")
                        .because("one class brings work to the FX thread, and it is given its executor"));
        rules.put(
                "onlyTheAdaptersKnowTheSdk",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("aws.sdk..", "sandbox..", "scenario.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon..")
                        .because("the rest speaks of AWS in our terms"));
        rules.put("scenariosAreOutsiders", onlyUses(in("scenario.."), in("scenario..", "aws..", "domain..")));
        rules.put(
                "theDiagnosisKnowsNoScenario",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(in("scenario..", "app..", "tour..", "cli.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(BASE + "scenario..")
                        .because("a fault is found by what it does, not by who brought it about"));
        rules.put(
                "theSandboxBuildsNoClients",
                noClasses()
                        .that()
                        .resideInAPackage(BASE + "sandbox..")
                        .and()
                        .resideOutsideOfPackage(BASE + "sandbox.lambda..")
                        .should()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "SDK clients",
                                c -> c.getPackageName().startsWith("software.amazon.awssdk.services")
                                        && c.getSimpleName().endsWith("Client")))
                        .because("only a function's own calls go out of the sandbox and in again"));
        rules.put(
                "pureCodeHasNoThreads",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("domain..", "asl..", "relay.."))
                        .should()
                        .dependOnClassesThat(resideInAPackage("java.util.concurrent..")
                                .or(DescribedPredicate.describe("threads", c -> c.isEquivalentTo(Thread.class))))
                        .because("facts in, relay out: a recorded case is a unit test"));
        rules.put(
                "timeIsGiven",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("domain..", "asl..", "relay..", "approval..", "stack..", "sandbox.."))
                        .should()
                        .callMethod(java.time.Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class)
                        .because("a clock is always passed in, and nothing sleeps"));
        rules.put(
                "noCycles",
                slices().matching("dev.countersign.(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("imports point one way"));
        rules.put(
                "noVagueNames",
                noClasses()
                        .should()
                        .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl|Processor|Controller)")
                        .because("a name says what a thing does"));
        return rules;
    }

    /** Classes of {@code from} use, of our own, only {@code allowed}. */
    private static ArchRule onlyUses(String[] from, String[] allowed) {
        DescribedPredicate<JavaClass> ours = resideInAPackage("dev.countersign..");
        return noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat(ours.and(not(resideInAnyPackage(allowed))))
                .because("imports point one way, down the list of docs/architecture.md");
    }

    private static String[] in(String... packages) {
        Function<String, String> full = p -> p.isEmpty() ? "dev.countersign" : BASE + p;
        return Arrays.stream(packages).map(full).toArray(String[]::new);
    }
}
