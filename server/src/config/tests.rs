use super::*;

fn read(file: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let find = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    Config::read(Some(file), find).map_err(|faults| faults.to_string())
}

#[test]
fn without_anything_it_serves_this_machine_alone() {
    let config = Config::read(None, |_| None).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(
        (config.base_url.as_str(), config.secure_cookies, config.trust_proxy),
        ("http://127.0.0.1:8080", false, false)
    );
    assert!(config.is_local() && config.metrics_token.is_none());
}

#[test]
fn a_variable_wins_over_the_file() {
    let config = read(
        "listen = \"127.0.0.1:9000\"\nconnections = 4",
        &[("OPORA_LISTEN", "127.0.0.1:9001"), ("OPORA_CONNECTIONS", "")],
    )
    .unwrap();
    assert_eq!((config.listen.port(), config.connections), (9001, 4));
}

#[test]
fn every_fault_is_said_at_once_with_its_name() {
    let said = read(
        "listen = \"everywhere\"\nconnections = 0\nbase_url = \"opora.example\"\ncolour = \"red\"",
        &[("OPORA_TRUST_PROXY", "yes")],
    )
    .unwrap_err();
    assert_eq!(
        said,
        "настройки не приняты:
  colour (OPORA_COLOUR): такой настройки нет; есть database, connections, files, file_limit_mb, listen, base_url, secure_cookies, \
         trust_proxy, metrics_token, document_seats, log_format, log_level, migrate_on_start
  listen (OPORA_LISTEN): адрес и порт, например 127.0.0.1:8080
  connections (OPORA_CONNECTIONS): целое число от 1 до 500
  trust_proxy (OPORA_TRUST_PROXY): true или false
  base_url (OPORA_BASE_URL): начинается с https:// (на этой машине – с http://)"
    );
}

#[test]
fn a_file_that_is_no_toml_names_its_line() {
    let said = read("listen = \"127.0.0.1:1\"\nbase_url = oops", &[]).unwrap_err();
    assert!(said.contains("файл не читается как TOML, строка 2"), "{said}");
}

#[test]
fn passwords_never_travel_in_the_open() {
    let said = read("listen = \"0.0.0.0:8080\"", &[]).unwrap_err();
    assert!(
        said.contains("secure_cookies (OPORA_SECURE_COOKIES): вне этой машины вход идёт только по HTTPS"),
        "{said}"
    );
    let config = read("listen = \"0.0.0.0:8080\"\nbase_url = \"https://opora.example/\"", &[]).unwrap();
    assert_eq!((config.base_url.as_str(), config.secure_cookies), ("https://opora.example", true));
    assert!(read("secure_cookies = true", &[]).unwrap_err().contains("войти будет нельзя"));
}

#[test]
fn the_databases_password_is_not_shown() {
    let config =
        read("database = \"postgres://opora:secret@db/opora\"\nmetrics_token = \"0123456789abcdef\"", &[]).unwrap();
    let shown = format!("{config:?}");
    assert!(!shown.contains("secret") && !shown.contains("0123456789abcdef"), "{shown}");
    assert!(read("database = \"mysql://x\"", &[]).unwrap_err().contains("начинается с sqlite: или postgres://"));
    assert!(read("metrics_token = \"short\"", &[]).unwrap_err().contains("не короче 16 знаков"));
    assert!(read("log_level = \"=,=\"", &[]).unwrap_err().contains("log_level"));
}
