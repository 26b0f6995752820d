//! How charts look: the design tokens' colours, quiet axes, Russian numbers.

use charts_rs::{Box as Margins, ChartBase, Color, YAxisConfig};

/// The page's own letters first; in a PDF only the last but one is there.
pub(super) const LETTERS: &str = "Inter, Golos Text, PT Sans, system-ui, Libertinus Serif, sans-serif";

pub(super) const INK_2: &str = "#48525F";
const LINE: &str = "#DEDBD2";
const CONTROL: &str = "#848074";
/// The categorical palette of `tokens.css`, each at least 3:1 on white.
const PALETTE: [(&str, &str); 5] =
    [("--c1", "#155BB8"), ("--c2", "#D8730B"), ("--c3", "#32A38A"), ("--c4", "#703778"), ("--c5", "#3B3E41")];
pub(super) const LETTER_SIZE: f32 = 13.0;

/// Size, letters, palette; no title inside, and a legend only when there is something to tell apart.
pub(super) fn base(base: &mut ChartBase, size: (u16, u16), series: usize) {
    base.width = f32::from(size.0);
    base.height = f32::from(size.1);
    // Room for the figure of a bar or a point that reaches the end of its axis.
    base.margin = Margins { left: 4.0, top: 20.0, right: 40.0, bottom: 4.0 };
    base.background_color = Color::transparent();
    base.font_family = LETTERS.to_owned();
    base.compact = true;
    base.series.colors = PALETTE.iter().map(|(_, colour)| Color::from(*colour)).collect();
    base.series.stroke_width = 2.5;
    base.series.smooth = false;
    base.legend.show = Some(series > 1);
    base.legend.font.size = LETTER_SIZE;
    base.legend.font.color = Color::from(INK_2);
    base.x_axis.font.size = LETTER_SIZE;
    base.x_axis.font.color = Color::from(INK_2);
    base.x_axis.stroke_color = Color::from(CONTROL);
    base.grid.stroke_color = Color::from(LINE);
    base.series.label.font.size = LETTER_SIZE;
    base.series.label.font.color = Color::from(INK_2);
}

/// The axes of values.
pub(super) fn axes(axes: &mut [YAxisConfig], scale: Scale) {
    for axis in axes {
        axis.font.size = LETTER_SIZE;
        axis.font.color = Color::from(INK_2);
        axis.min = Some(scale.low as f32);
        axis.max = Some(scale.high as f32);
        axis.split_number = scale.steps;
    }
}

/// Where an axis begins and ends, and into how many steps it is divided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) steps: usize,
}

impl Scale {
    /// The scale with round steps that holds 0 and all values with the least empty room.
    pub(super) fn around(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values
            .filter(|value| value.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let high = if high > low { high } else { low + 1.0 };
        let span = high - low;
        // Four steps read well; the step is the next of 1, 2, 2.5, 5, 10 times a power of ten.
        let power = 10_f64.powf((span / 4.0).log10().floor());
        let rounds = [1.0, 2.0, 2.5, 5.0, 10.0];
        let step = rounds.iter().map(|round| round * power).find(|step| step * 4.0 >= span * 0.999);
        let step = step.unwrap_or(10.0 * power);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let steps = (last - first).clamp(1.0, 12.0) as usize;
        Self { low: first * step, high: last * step, steps }
    }
}

/// Writes the numbers of a drawing with a decimal comma and a narrow space between thousands.
///
/// Only texts that are nothing but a number change, and none of `words`: a category «2.3» is a
/// clause, not an amount.
pub(super) fn russian_numbers(svg: &str, words: &[&str]) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(open) = rest.find('>') {
        let (tag, after) = rest.split_at(open + 1);
        out.push_str(tag);
        let end = after.find('<').unwrap_or(after.len());
        let (text, next) = after.split_at(end);
        let bare = text.trim();
        if is_number(bare) && !words.contains(&bare) {
            out.push_str(&text.replace(',', "\u{202f}").replace('.', ",").replace('-', "−"));
        } else {
            out.push_str(text);
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

fn is_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'%'))
}

/// Lets the page's theme choose the colours; each keeps its fixed value as a fallback.
pub(super) fn with_tokens(svg: &str) -> String {
    let roles = [("--ink-2", INK_2), ("--line", LINE), ("--control", CONTROL)];
    roles.iter().chain(&PALETTE).fold(svg.to_owned(), |svg, (token, colour)| {
        svg.replace(&format!("\"{colour}\""), &format!("\"var({token},{colour})\""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_the_next_round_number() {
        let around = |values: &[f64]| Scale::around(values.iter().copied());
        assert_eq!(around(&[11.0, 12.0, 4.5]), Scale { low: 0.0, high: 15.0, steps: 3 });
        assert_eq!(around(&[93.0, 100.0]), Scale { low: 0.0, high: 100.0, steps: 4 });
        assert_eq!(around(&[-3.0, 5.0]), Scale { low: -4.0, high: 6.0, steps: 5 });
        assert_eq!(around(&[]).high, 1.0);
    }

    #[test]
    fn only_amounts_become_russian() {
        let svg = "<text x=\"1.5\">1,200.5</text><text>2.3</text><text>-4</text><text>п. 1.1</text>";
        assert_eq!(
            russian_numbers(svg, &["2.3"]),
            "<text x=\"1.5\">1\u{202f}200,5</text><text>2.3</text><text>−4</text><text>п. 1.1</text>"
        );
    }
}
