//! Cells coloured by value, drawn here: the library paints gaps grey and cannot say «no value».

use charts_rs::measure_text_width_family;

use super::Grid;
use super::dress::{INK_2, LETTER_SIZE, LETTERS};
use super::spark::escape;
use crate::DocumentError;
use crate::table::decimal_comma;

/// The ends of the colour scale: the page's ground and the brand.
const PALE: [f64; 3] = [239.0, 237.0, 231.0];
const FULL: [f64; 3] = [15.0, 95.0, 102.0];
const GAP: f64 = 2.0;
const HEAD_HEIGHT: f64 = 22.0;

pub(super) fn draw(grid: &Grid) -> Result<String, DocumentError> {
    if grid.rows.is_empty() || grid.columns.is_empty() {
        return Err(DocumentError::Chart("a heatmap without rows or columns".to_owned()));
    }
    let (width, height) = (f64::from(grid.size.0), f64::from(grid.size.1));
    let names = label_width(grid)?.min(width / 2.0);
    let cell_width = (width - names) / grid.columns.len() as f64;
    let cell_height = (height - HEAD_HEIGHT) / grid.rows.len() as f64;
    let mut svg = format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         xmlns=\"http://www.w3.org/2000/svg\"><g font-family=\"{LETTERS}\" font-size=\"{LETTER_SIZE}\">"
    );
    for (index, name) in grid.columns.iter().enumerate() {
        let x = names + cell_width * (index as f64 + 0.5);
        svg += &text(x, HEAD_HEIGHT / 2.0, "middle", INK_2, name);
    }
    for (row, name) in grid.rows.iter().enumerate() {
        let top = HEAD_HEIGHT + cell_height * row as f64;
        svg += &text(names - 10.0, top + cell_height / 2.0, "end", INK_2, name);
        for column in 0..grid.columns.len() {
            let value = grid.values.get(row).and_then(|values| values.get(column)).copied();
            let left = names + cell_width * column as f64;
            svg += &cell(left, top, (cell_width, cell_height), value.flatten(), grid.range);
        }
    }
    Ok(svg + "</g></svg>")
}

fn label_width(grid: &Grid) -> Result<f64, DocumentError> {
    let mut widest = 0.0_f64;
    for name in &grid.rows {
        let measured = measure_text_width_family(LETTERS, LETTER_SIZE, name)
            .map_err(|error| DocumentError::Chart(error.to_string()))?;
        widest = widest.max(f64::from(measured.width()));
    }
    Ok(widest + 14.0)
}

fn cell(left: f64, top: f64, size: (f64, f64), value: Option<f64>, range: (f64, f64)) -> String {
    let middle = (left + size.0 / 2.0, top + size.1 / 2.0);
    let Some(value) = value.filter(|value| value.is_finite()) else {
        return text(middle.0, middle.1, "middle", INK_2, "–");
    };
    let span = range.1 - range.0;
    let share = if span > 0.0 { ((value - range.0) / span).clamp(0.0, 1.0) } else { 1.0 };
    let ground = ground(share);
    let letters = letters_on(ground);
    format!(
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2\" \
         fill=\"#{:02X}{:02X}{:02X}\"/>",
        left + GAP / 2.0,
        top + GAP / 2.0,
        (size.0 - GAP).max(0.0),
        (size.1 - GAP).max(0.0),
        ground[0],
        ground[1],
        ground[2],
    ) + &text(middle.0, middle.1, "middle", letters, &decimal_comma(value).replace('-', "−"))
}

/// The colour of a cell for a share of the scale, 0–1.
fn ground(share: f64) -> [u8; 3] {
    let channel = |index: usize| (PALE[index] + (FULL[index] - PALE[index]) * share).round() as u8;
    [channel(0), channel(1), channel(2)]
}

/// Black or white, whichever is clearer: the better of the two is never below 4.5:1 (WCAG 2.x).
fn letters_on(ground: [u8; 3]) -> &'static str {
    if luminance(ground) > 0.179 { "#000000" } else { "#FFFFFF" }
}

fn luminance(colour: [u8; 3]) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour[0]) + 0.7152 * channel(colour[1]) + 0.0722 * channel(colour[2])
}

/// A text whose middle stands at `y`; a shift in letters, because `dominant-baseline` is not drawn
/// alike everywhere.
fn text(x: f64, y: f64, anchor: &str, colour: &str, words: &str) -> String {
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" dy=\"0.35em\" text-anchor=\"{anchor}\" fill=\"{colour}\">{}</text>",
        escape(words)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_is_readable_on_every_colour_of_the_scale() {
        for step in 0..=100 {
            let ground = ground(f64::from(step) / 100.0);
            let light = luminance(ground) + 0.05;
            let contrast = if letters_on(ground) == "#000000" { light / 0.05 } else { 1.05 / light };
            assert!(contrast >= 4.5, "{ground:?}: {contrast}");
        }
    }
}
