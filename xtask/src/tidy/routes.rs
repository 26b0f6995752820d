//! Every page of a feature goes through `web::Routes`, which asks who may come.

use super::Fault;
use super::house::{Area, House};
use super::rust::reads;

/// What would open a way past the declared access.
const WAYS_PAST: [&str; 8] = [
    "Router",
    "MethodRouter",
    ". route (",
    ". route_service (",
    ". nest (",
    ". fallback (",
    "routing : : get",
    "routing : : post",
];

/// Finds routes that are not declared.
pub fn check(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    for feature in house.in_area(Area::Features) {
        for file in house.rust_of(feature) {
            for at in 0..file.shipped.len() {
                let Some(way) = WAYS_PAST.iter().find(|way| reads(&file.shipped, at, way)) else { continue };
                faults.push(Fault::new(
                    format!("{}:{}", file.path, file.shipped[at].line),
                    format!("`{}` makes a route without a declared access", way.replace(' ', "")),
                    format!(
                        "register it by web::Routes::get or ::post in features/{}/src/lib.rs, saying who may come (web::Access)",
                        feature.name
                    ),
                ));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    #[test]
    fn only_declared_routes_pass() {
        let declared = (
            "features/network/src/lib.rs",
            "fn f() { Routes::of(\"network\").get(\"/people\", Access::SignedIn, page); }",
        );
        assert_eq!(check(&house(&[declared])), []);
        let past = ("features/network/src/pages/x.rs", "\nfn f() { axum::Router::new().route(\"/x\", get(x)); }");
        let found = check(&house(&[past]));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].place, "features/network/src/pages/x.rs:2");
    }
}
