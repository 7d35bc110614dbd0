package dev.countersign.session.sso;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://corp.awsapps.com/start, https://corp.awsapps.com/start",
        "corp.awsapps.com/start, https://corp.awsapps.com/start",
        "https://corp.awsapps.com/start/, https://corp.awsapps.com/start",
        "https://Corp.awsapps.com/start#/, https://corp.awsapps.com/start",
        "https://corp.awsapps.com/start/#/console?account_id=1&role_name=x, https://corp.awsapps.com/start",
        "'  \"https://corp.awsapps.com\" ', https://corp.awsapps.com/start",
        "http://corp.awsapps.com/start, https://corp.awsapps.com/start",
        "corp, https://corp.awsapps.com/start",
        "d-1234567890, https://d-1234567890.awsapps.com/start",
        "https://corp.awsapps.com:443/start, https://corp.awsapps.com/start",
        "https://ssoins-1.portal.eu-west-1.app.aws/, https://ssoins-1.portal.eu-west-1.app.aws",
        "http://127.0.0.1:4599/start/, http://127.0.0.1:4599/start",
        "127.0.0.1:4599/start, http://127.0.0.1:4599/start"
    })
    void whatIsPastedBecomesAStartUrl(String typed, String meant) {
        assertThat(StartUrl.of(typed).uri().orElseThrow()).hasToString(meant);
        assertThat(StartUrl.of(typed).problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://ssoins-1.portal.eu-west-1.app.aws, eu-west-1",
        "https://ssoins-1.us-gov-west-1.portal.amazonaws.com, us-gov-west-1",
        "https://corp.awsapps.com/start, ''"
    })
    void someHostsTellTheRegion(String typed, String region) {
        assertThat(StartUrl.of(typed).region().orElse("")).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Enter the start URL",
                "me@corp.example|This is an e-mail address.",
                "https://111122223333.signin.aws.amazon.com/console|This is where one signs in to an account",
                "https://eu-west-1.console.aws.amazon.com/states|This is where one signs in to an account",
                "https://oidc.eu-west-1.amazonaws.com|This is an endpoint of AWS's API",
                "ftp://corp.awsapps.com/start|This is no web address",
                "https://|This is no web address",
                "two words|This is no web address",
                "https://%zz|This is no web address"
            })
    void whatIsNoneIsSaid(String typed, String sentence) {
        assertThat(StartUrl.of(typed).problem()).startsWith(sentence);
        assertThat(StartUrl.of(typed).uri()).isEmpty();
    }

    @Test
    void aDomainThatIsNotOfAwsIsPointedOutAndNotLookedUp() {
        StartUrl url = StartUrl.of("https://sso.corp.example");

        assertThat(url.uri().orElseThrow()).hasToString("https://sso.corp.example");
        assertThat(url.note()).startsWith("sso.corp.example is not one of AWS's own hosts.");
        assertThat(StartUrl.of("http://127.0.0.1:4599/start").note()).isEmpty();
    }
}
