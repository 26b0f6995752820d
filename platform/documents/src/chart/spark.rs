//! A line as large as a word, for tables.

/// A sparkline of 120 × 28 pixels with a dot at the last value; `title` is what a screen reader says.
///
/// The line takes the colour of the text around it. Fewer than two finite values give an empty text:
/// one point is no course.
pub fn sparkline(values: &[f64], title: &str) -> String {
    let finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    if finite.len() < 2 {
        return String::new();
    }
    let (low, high) = finite.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
    let span = if high > low { high - low } else { 1.0 };
    let step = 112.0 / (finite.len() - 1) as f64;
    let place = |(index, value): (usize, &f64)| (4.0 + step * index as f64, 24.0 - (value - low) / span * 20.0);
    let points: Vec<(f64, f64)> = finite.iter().enumerate().map(place).collect();
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let (x, y) = points.last().copied().unwrap_or_default();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 28\" width=\"120\" height=\"28\" \
         role=\"img\"><title>{}</title><polyline points=\"{}\" fill=\"none\" stroke=\"currentColor\" \
         stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\
         <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"currentColor\"/></svg>",
        escape(title),
        line.join(" "),
    )
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_runs_from_edge_to_edge_and_its_title_is_only_text() {
        let svg = sparkline(&[1.0, 3.0, 2.0], "Школа <№ 1>: 1, 3, 2");
        assert!(svg.contains("points=\"4.0,24.0 60.0,4.0 116.0,14.0\""), "{svg}");
        assert!(svg.contains("<title>Школа &lt;№ 1&gt;: 1, 3, 2</title>"));
        assert_eq!(sparkline(&[1.0], "одна точка"), "");
        assert!(sparkline(&[5.0, 5.0, f64::NAN], "ровно").contains("24.0"));
    }
}
