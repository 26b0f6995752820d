//! Sizes, reported and never failed on: STYLE.md says why they are worth a thought.

use super::house::{Area, House, RustFile};
use super::rust::{Kind, Token, closing};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 70;
const FEATURE_LINES: usize = 5_000;

/// Remarks on long files, long functions and large features, the largest first.
pub fn remarks(house: &House) -> Vec<String> {
    let mut remarks: Vec<(usize, String)> = Vec::new();
    for file in house.files.iter().filter(|file| file.path.ends_with(".rs")) {
        let lines = file.text.lines().count();
        if lines > FILE_LINES {
            remarks.push((lines, format!("{}: {lines} lines in a file, {FILE_LINES} are comfortable", file.path)));
        }
    }
    for (file, name, line, lines) in house.rust.iter().flat_map(functions) {
        if lines > FUNCTION_LINES {
            remarks
                .push((lines, format!("{file}:{line}: fn {name} has {lines} lines, {FUNCTION_LINES} are comfortable")));
        }
    }
    for feature in house.in_area(Area::Features) {
        let lines: usize = house.files_of(feature, "src/").map(|file| file.text.lines().count()).sum();
        if lines > FEATURE_LINES {
            remarks.push((lines, format!("{}: {lines} lines in a feature; is it two?", feature.folder)));
        }
    }
    remarks.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    remarks.into_iter().map(|(_, remark)| remark).collect()
}

/// Each function with its path, name, first line and number of lines.
fn functions(file: &RustFile) -> Vec<(&str, &str, usize, usize)> {
    let tokens = &file.all;
    let named = |at: usize| tokens[at].is("fn") && tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word);
    (0..tokens.len())
        .filter(|&at| named(at))
        .filter_map(|at| {
            let end = end_of_body(tokens, at)?;
            Some((
                file.path.as_str(),
                tokens[at + 1].text.as_str(),
                tokens[at].line,
                tokens[end].line - tokens[at].line + 1,
            ))
        })
        .collect()
}

/// The brace that ends a function; `None` for one that is only declared.
fn end_of_body(tokens: &[Token], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        let token = tokens.get(at)?;
        if token.is(";") {
            return None;
        }
        if token.is("{") {
            return closing(tokens, at);
        }
        at = if token.is("(") || token.is("[") { closing(tokens, at)? + 1 } else { at + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    #[test]
    fn long_functions_and_files_are_remarked() {
        let long = format!(
            "fn short(x: [u8; 2]) -> u8 {{ 1 }}\ntrait T {{ fn bare(); }}\nfn long() {{\n{}}}\n",
            "    x();\n".repeat(450)
        );
        let found = remarks(&house(&[("features/network/src/a.rs", &long)]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("454 lines in a file"), "{found:?}");
        assert!(found[1].contains("features/network/src/a.rs:3: fn long has 452 lines"), "{found:?}");
    }
}
