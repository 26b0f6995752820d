//! The only list of features, in the order in which one may use another.

use ::policy::Policy;
use db::Migration;
use web::Feature;

use crate::demo;

/// Every feature of the house. The demonstration's own button comes last and only there.
pub fn all(with_demo: bool) -> Vec<Feature> {
    let mut features = vec![network::feature(), sign_in::feature(), agreements::feature(), obligations::feature()];
    if with_demo {
        features.push(demo::feature());
    }
    features
}

/// The steps of every table: the jobs' first, then the features' in their order.
pub fn migrations() -> Vec<Migration> {
    let features = all(false);
    jobs::MIGRATIONS.iter().chain(features.iter().flat_map(|feature| feature.migrations)).copied().collect()
}

/// The union of the features' rows of policy.
pub fn policy() -> Policy {
    Policy::of(all(false).into_iter().flat_map(|feature| feature.policy))
}
