//! A newcomer can own a feature: its README says in ten lines what it is for.

use super::Fault;
use super::house::{Area, House};

const LEAST_LINES: usize = 10;

/// Finds features without a readme worth the name.
pub fn check(house: &House) -> Vec<Fault> {
    house
        .in_area(Area::Features)
        .filter_map(|feature| {
            let path = format!("{}/README.md", feature.folder);
            let lines =
                house.files.iter().find(|file| file.path == path).map_or(0, |file| file.text.trim().lines().count());
            (lines < LEAST_LINES).then(|| {
                Fault::new(
                    path,
                    format!("{lines} lines; a newcomer needs at least {LEAST_LINES}"),
                    "say what it does, for whom, its invariants, its words, and what it publishes (DESIGN section 2)",
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    #[test]
    fn ten_lines_are_enough_and_none_are_not() {
        let found = check(&house(&[("features/network/README.md", &"a line\n".repeat(10))]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "features/agreements/README.md");
    }
}
