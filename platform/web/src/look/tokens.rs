//! The colours are checked, not trusted: every pair that meets on a page is computed from tokens.css.

use std::collections::BTreeMap;

const CSS: &str = include_str!("../../assets/tokens.css");

/// Text on its ground: at least 4.5.
const TEXT: &[(&str, &str)] = &[
    ("ink", "surface"),
    ("ink", "paper"),
    ("ink", "surface-2"),
    ("ink", "help-soft"),
    ("ink", "alarm-soft"),
    ("ink", "brand-soft"),
    ("ink-2", "surface"),
    ("ink-2", "paper"),
    ("ink-2", "surface-2"),
    ("ink-2", "brand-soft"),
    ("ink-2", "help-soft"),
    ("ink-2", "alarm-soft"),
    ("ink-3", "surface"),
    ("ink-3", "paper"),
    ("ink-3", "surface-2"),
    ("brand", "surface"),
    ("brand", "paper"),
    ("brand", "brand-soft"),
    ("brand", "surface-2"),
    ("on-brand", "brand"),
    ("on-brand", "brand-hover"),
    ("help", "surface"),
    ("help", "paper"),
    ("help", "help-soft"),
    ("alarm", "surface"),
    ("alarm", "paper"),
    ("alarm", "alarm-soft"),
    ("surface", "alarm"),
    ("good", "good-soft"),
    ("good", "surface"),
    ("m1t", "m1"),
    ("m2t", "m2"),
    ("m3t", "m3"),
    ("m4t", "m4"),
    ("d-2t", "d-2"),
    ("d-1t", "d-1"),
    ("d0t", "d0"),
    ("d1t", "d1"),
    ("d2t", "d2"),
];

/// Borders of controls, marks and the focus ring on their ground: at least 3.
const CONTROL: &[(&str, &str)] = &[
    ("control", "surface"),
    ("control", "paper"),
    ("focus", "surface"),
    ("focus", "paper"),
    ("brand", "surface"),
    ("brand", "paper"),
    ("help", "surface"),
    ("alarm", "surface"),
    ("c1", "surface"),
    ("c2", "surface"),
    ("c3", "surface"),
    ("c4", "surface"),
    ("c5", "surface"),
];

#[test]
fn every_pair_of_colours_can_be_read_in_both_themes() {
    let light = colours(block(":root{"));
    let mut dark = light.clone();
    dark.extend(colours(block(":root[data-theme=dark]{")));
    let mut weak = Vec::new();
    for (theme, colours) in [("light", &light), ("dark", &dark)] {
        for (pairs, least) in [(TEXT, 4.5), (CONTROL, 3.0)] {
            for (front, ground) in pairs {
                let ratio = contrast(colours[*front], colours[*ground]);
                if ratio < least {
                    weak.push(format!("{theme}: --{front} on --{ground} is {ratio:.2}, needs {least}"));
                }
            }
        }
    }
    assert!(weak.is_empty(), "{weak:#?}");
}

#[test]
fn the_dark_theme_is_the_same_by_choice_and_by_device() {
    assert_eq!(colours(block(":root:not([data-theme=light]){")), colours(block(":root[data-theme=dark]{")));
}

#[test]
fn contrast_is_computed_as_wcag_says() {
    assert!((contrast(rgb("000000"), rgb("FFFFFF")) - 21.0).abs() < 0.01);
    assert!((contrast(rgb("777777"), rgb("FFFFFF")) - 4.48).abs() < 0.01);
}

fn block(opening: &str) -> &'static str {
    let start = CSS.find(opening).unwrap() + opening.len();
    &CSS[start..start + CSS[start..].find('}').unwrap()]
}

fn colours(block: &str) -> BTreeMap<String, [f64; 3]> {
    let declared = block.split(['{', ';']).filter_map(|piece| piece.rsplit_once("--")?.1.split_once(":#"));
    declared.map(|(name, hex)| (name.trim().to_owned(), rgb(hex.trim()))).collect()
}

fn rgb(hex: &str) -> [f64; 3] {
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
