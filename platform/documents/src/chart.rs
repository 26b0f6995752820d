//! Charts as SVG for pages and documents, each with its table twin.
//!
//! A chart is never the only carrier of its figures: [`Chart::table`] stands beside or behind it,
//! and the SVG has `role="img"`, a title and a description for screen readers.

use charts_rs::{BarChart, HorizontalBarChart, LegendCategory, LineChart, svg_with_accessibility};
use serde::Serialize;

use crate::{Cell, Column, ColumnKind, DocumentError, Table};

mod dress;
mod heat;
mod spark;

pub use spark::sparkline;

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The drawing with fixed colours, for documents.
    pub svg: String,
    /// The same figures as a table.
    #[serde(skip)]
    pub table: Table,
}

impl Chart {
    /// The drawing for a page: its colours follow the page's theme through the design tokens.
    pub fn page_svg(&self) -> String {
        dress::with_tokens(&self.svg)
    }
}

/// Figures over categories: what bars and lines show.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// What it shows; spoken, not drawn: the page or the caption says it.
    pub title: String,
    /// What the categories are («Квартал»): the first column of the table twin.
    pub category_title: String,
    /// The categories, left to right or top to bottom.
    pub categories: Vec<String>,
    /// One to five series.
    pub series: Vec<Series>,
    /// The ends of the axis; `None` starts at 0 and ends at the next round number.
    pub range: Option<(f64, f64)>,
    /// Width and height in pixels.
    pub size: (u16, u16),
}

/// One series of a [`Plot`].
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// A value for each category; `None` is a gap.
    pub values: Vec<Option<f64>>,
}

/// Figures over two directions: what a heatmap shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What it shows.
    pub title: String,
    /// What the rows are: the first column of the table twin.
    pub row_title: String,
    /// The rows, top to bottom.
    pub rows: Vec<String>,
    /// The columns, left to right.
    pub columns: Vec<String>,
    /// A value for each row and column; `None` is left blank.
    pub values: Vec<Vec<Option<f64>>>,
    /// The ends of the colour scale.
    pub range: (f64, f64),
    /// Width and height in pixels.
    pub size: (u16, u16),
}

/// Upright bars, one group for each category.
///
/// # Errors
/// [`DocumentError::Chart`] when there is nothing to draw.
pub fn bars(plot: &Plot) -> Result<Chart, DocumentError> {
    let mut chart = BarChart::new(plot.drawn(), plot.categories.clone());
    dress::base(&mut chart.base, plot.size, plot.series.len());
    dress::axes(&mut chart.y_axis_configs, plot.scale());
    chart.legend.category = LegendCategory::Rect;
    chart.radius = Some(2.0);
    plot.finish(chart.svg())
}

/// Lying bars: for long names of categories.
///
/// # Errors
/// [`DocumentError::Chart`] when there is nothing to draw.
pub fn lying_bars(plot: &Plot) -> Result<Chart, DocumentError> {
    // The library counts categories from the bottom; people read from the top.
    let mut drawn = plot.drawn();
    for series in &mut drawn {
        series.data.resize(plot.categories.len(), None);
        series.data.reverse();
    }
    let categories = plot.categories.iter().rev().cloned().collect();
    let mut chart = HorizontalBarChart::new(drawn, categories);
    dress::base(&mut chart.base, plot.size, plot.series.len());
    dress::axes(&mut chart.y_axis_configs, plot.scale());
    plot.finish(chart.svg())
}

/// Lines over time; a gap breaks the line.
///
/// # Errors
/// [`DocumentError::Chart`] when there is nothing to draw.
pub fn lines(plot: &Plot) -> Result<Chart, DocumentError> {
    let mut chart = LineChart::new(plot.drawn(), plot.categories.clone());
    dress::base(&mut chart.base, plot.size, plot.series.len());
    dress::axes(&mut chart.y_axis_configs, plot.scale());
    plot.finish(chart.svg())
}

/// Cells coloured by value, with the value written in them.
///
/// # Errors
/// [`DocumentError::Chart`] when there is nothing to draw.
pub fn heatmap(grid: &Grid) -> Result<Chart, DocumentError> {
    Ok(finish(&grid.title, grid.table(), &heat::draw(grid)?))
}

impl Plot {
    fn drawn(&self) -> Vec<charts_rs::Series> {
        let draw = |series: &Series| {
            let mut drawn = charts_rs::Series::new(series.name.clone(), Vec::new());
            drawn.data = series.values.iter().map(|value| value.map(|value| value as f32)).collect();
            // Three bars can carry their figures; more would only overlap.
            drawn.label_show = self.series.len() * self.categories.len() <= 12;
            drawn
        };
        self.series.iter().map(draw).collect()
    }

    fn scale(&self) -> dress::Scale {
        let values = self.series.iter().flat_map(|series| series.values.iter().flatten().copied());
        match self.range {
            Some((low, high)) => dress::Scale { low, high, steps: 4 },
            None => dress::Scale::around(values),
        }
    }

    fn finish(&self, svg: charts_rs::Result<String>) -> Result<Chart, DocumentError> {
        let names = self.series.iter().map(|series| series.name.as_str());
        let words: Vec<&str> = names.chain(self.categories.iter().map(String::as_str)).collect();
        let svg = svg.map_err(|error| DocumentError::Chart(error.to_string()))?;
        let svg = dress::russian_numbers(&svg, &words);
        Ok(finish(&self.title, self.table(), &svg))
    }

    fn table(&self) -> Table {
        let mut columns = vec![Column::new(&self.category_title, ColumnKind::Text, 24)];
        columns.extend(self.series.iter().map(|one| Column::new(&one.name, ColumnKind::Number, 14)));
        let row = |(index, category): (usize, &String)| {
            let mut cells = vec![Cell::from(category.as_str())];
            cells.extend(self.series.iter().map(|one| Cell::from(one.values.get(index).copied().flatten())));
            cells
        };
        let rows = self.categories.iter().enumerate().map(row).collect();
        Table { title: self.title.clone(), columns, rows }
    }
}

impl Grid {
    fn table(&self) -> Table {
        let mut columns = vec![Column::new(&self.row_title, ColumnKind::Text, 24)];
        columns.extend(self.columns.iter().map(|name| Column::new(name, ColumnKind::Number, 10)));
        let row = |(name, values): (&String, &Vec<Option<f64>>)| {
            let mut cells = vec![Cell::from(name.as_str())];
            cells.extend(values.iter().map(|value| Cell::from(*value)));
            cells
        };
        let rows = self.rows.iter().zip(&self.values).map(row).collect();
        Table { title: self.title.clone(), columns, rows }
    }
}

fn finish(title: &str, table: Table, svg: &str) -> Chart {
    let svg = svg_with_accessibility(svg, title, &described(&table));
    Chart { title: title.to_owned(), svg, table }
}

/// The figures as one text, for those who hear the page; long charts name only their extent.
fn described(table: &Table) -> String {
    const ROWS_READ_ALOUD: usize = 12;
    if table.rows.len() > ROWS_READ_ALOUD {
        return format!("Строк: {}. Значения в таблице рядом.", table.rows.len());
    }
    let names: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let row = |cells: &Vec<Cell>| {
        let texts = table.row_in_russian(cells);
        let named = texts.iter().zip(&names).skip(1);
        let values: Vec<String> =
            named.map(|(text, name)| format!("{name} {}", if text.is_empty() { "нет" } else { text })).collect();
        format!("{}: {}", texts.first().map_or("", String::as_str), values.join(", "))
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("; ")
}
