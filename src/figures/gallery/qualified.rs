//! Each module that draws how sure a number is, with one qualifier after the other. A test holds that every one that can
//! occur is drawn unlike an exact number.

use super::case::{Case, Of};
use super::charts::{area_names, band, row, value};
use super::{comparisons, drawn};
use crate::figures::Picture;
use crate::figures::charts::columns::{self, Columns};
use crate::figures::charts::dumbbell::{self, DumbbellRow, Dumbbells};
use crate::figures::charts::lines::{self, LinePoint, LineSeries, Lines};
use crate::figures::charts::lollipop::{self, LollipopRow, Lollipops};
use crate::figures::charts::rank::{self, Ranking};
use crate::figures::charts::scatter::{self, Scatter, ScatterAxis};
use crate::figures::charts::{ChartValue, Layout, Look};
use crate::figures::shared::mark::Certainty;
use crate::figures::shared::scale::as_f64;

/// A module that draws how sure a number is.
pub struct QualifiedModule {
    /// Its name in `figures::charts` or `figures::bars`.
    pub name: &'static str,
    /// What can occur besides exact numbers.
    pub occurs: &'static [Certainty],
    /// Draws numbers that are so sure.
    pub draw: fn(Layout, Of) -> Picture,
}

/// All but exact numbers.
const MEASURED: &[Certainty] = Certainty::ALL.split_at(1).1;
/// The same where nothing stands for what is not known: it has no row.
const STATED: &[Certainty] = Certainty::ALL.split_at(1).1.split_at(8).0;
/// Where the true value is known to lie on one side.
const OPEN: &[Certainty] = &[Certainty::AtLeast, Certainty::MoreThan, Certainty::Nearly];
/// Parts of wholes and marks among many, which are of censuses: counted, or in doubt.
const COUNTED: &[Certainty] = &[Certainty::Doubtful];

pub const QUALIFIED_MODULES: &[QualifiedModule] = &[
    QualifiedModule { name: "columns", occurs: MEASURED, draw: columns },
    QualifiedModule { name: "lines", occurs: MEASURED, draw: lines },
    QualifiedModule { name: "lollipop", occurs: STATED, draw: lollipops },
    QualifiedModule { name: "rank", occurs: MEASURED, draw: ranking },
    QualifiedModule { name: "scatter", occurs: STATED, draw: points },
    QualifiedModule { name: "dumbbell", occurs: STATED, draw: dumbbells },
    QualifiedModule { name: "strip", occurs: COUNTED, draw: comparisons::strips_of },
    QualifiedModule { name: "stacked", occurs: COUNTED, draw: comparisons::stacked_of },
    QualifiedModule { name: "pyramid", occurs: COUNTED, draw: comparisons::pyramid_of },
    QualifiedModule { name: "values", occurs: STATED, draw: drawn::values },
    QualifiedModule { name: "bar_list", occurs: STATED, draw: drawn::bar_list },
    QualifiedModule { name: "paired", occurs: STATED, draw: drawn::paired },
    QualifiedModule { name: "bounded_share", occurs: STATED, draw: drawn::bounded_share },
    QualifiedModule { name: "open_bar", occurs: OPEN, draw: drawn::open_bar },
    QualifiedModule { name: "composition", occurs: STATED, draw: drawn::composition },
];

pub const CASES: &[Case] = &[
    Case { id: "columns-qualified", draw: |layout| columns(layout, &mixed) },
    Case { id: "lines-qualified", draw: |layout| lines(layout, &mixed) },
    Case { id: "lollipops", draw: |layout| lollipops(layout, &mixed) },
    Case { id: "ranking-qualified", draw: |layout| ranking(layout, &mixed) },
    Case { id: "scatter-qualified", draw: |layout| points(layout, &mixed) },
    Case { id: "dumbbells-qualified", draw: |layout| dumbbells(layout, &mixed) },
    Case { id: "values-qualified", draw: |layout| drawn::values(layout, &mixed) },
    Case { id: "bar-list-qualified", draw: |layout| drawn::bar_list(layout, &mixed) },
    Case { id: "paired-qualified", draw: |layout| drawn::paired(layout, &mixed) },
    Case { id: "bounded-share-qualified", draw: |layout| drawn::bounded_share(layout, &mixed) },
    Case { id: "open-bar-qualified", draw: |layout| drawn::open_bar(layout, &mixed) },
    Case { id: "composition-qualified", draw: |layout| drawn::composition(layout, &mixed) },
];

/// Each in turn.
pub fn mixed(i: usize) -> Certainty {
    Certainty::ALL[i % Certainty::ALL.len()]
}

/// What it is called in the pictures of this file.
fn name(i: usize) -> String {
    format!("{:?}", mixed(i)).chars().take(3).collect()
}

/// The nth number, printed as if it were the nth of [`mixed`], so that what is drawn differs in its marks alone.
pub fn nth(i: usize, of: Of, size: f64) -> Option<ChartValue> {
    let certainty = of(i);
    (certainty != Certainty::Missing).then(|| ChartValue { certainty, ..value(size, mixed(i)) })
}

fn all<T>(make: impl FnMut(usize) -> T) -> Vec<T> {
    (0..Certainty::ALL.len()).map(make).collect()
}

/// A column of every certainty.
fn columns(layout: Layout, of: Of) -> Picture {
    let mut bands = all(|i| band(&name(i), nth(i, of, 40.0 + 6.0 * as_f64(i + 1))));
    bands[0].accent = true;
    Picture::Chart(columns::draw(&Columns { bands, breaks: vec![7], ..Columns::default() }, layout))
}

fn lines(layout: Layout, of: Of) -> Picture {
    let point =
        |i: usize| Some(LinePoint { value: nth(i, of, 40.0 + 3.0 * as_f64(i * 7 % 10))?, other_source: i == 4 });
    let series =
        LineSeries { id: "own".to_owned(), name: String::new(), look: lines::LineLook::Alone, points: all(point) };
    let chart = Lines { bands: all(name), series: vec![series], title: "万".to_owned(), ..Lines::default() };
    Picture::Chart(lines::draw(&chart, layout))
}

/// Dots of every certainty, those below a threshold stepping back.
pub fn lollipops(layout: Layout, of: Of) -> Picture {
    let row = |i: usize| {
        let size = 14.5 - 1.3 * as_f64(i + 1);
        let name = format!("{:?}", mixed(i));
        Some(LollipopRow {
            name,
            value: nth(i, of, size)?,
            other_source: (i + 1).is_multiple_of(3),
            strong: size >= 6.0,
        })
    };
    let threshold = Some(value(6.0, Certainty::Exact));
    let rows = all(row).into_iter().flatten().take(9).collect();
    Picture::Chart(lollipop::draw(&Lollipops { rows, together: 7, threshold, unit: "%".to_owned() }, layout))
}

fn ranking(layout: Layout, of: Of) -> Picture {
    let names = area_names(layout.locale);
    let look = |i: usize| if i == 1 { Look::Selected(0) } else { Look::Context };
    let rows = all(|i| row(i, names[i], nth(i, of, 22.0 - 1.5 * as_f64(i)), look(i)));
    Picture::Chart(rank::draw(&Ranking { rows, ..Ranking::default() }, layout))
}

fn points(layout: Layout, of: Of) -> Picture {
    let axis = |name: &str| ScatterAxis { name: name.to_owned(), ..ScatterAxis::default() };
    let names = area_names(layout.locale);
    let point = |i: usize| {
        let y = nth(i, of, 20.0 + 4.0 * as_f64(i * 7 % 10))?;
        let x = value(10.0 + 5.0 * as_f64(i), Certainty::Exact);
        let look = if i == 1 { Look::Selected(0) } else { Look::Context };
        Some(scatter::ScatterPoint { id: format!("area-{i}"), name: names[i].to_owned(), x, y, size: 0.0, look })
    };
    let points = all(point).into_iter().flatten().collect();
    let chart = Scatter { x: axis("2010"), y: axis("2020"), points, areas: None, diagonal: false };
    Picture::Chart(scatter::draw(&chart, layout))
}

fn dumbbells(layout: Layout, of: Of) -> Picture {
    let names = area_names(layout.locale);
    let row = |i: usize| {
        let values = [value(6.0 + as_f64(i), Certainty::Exact), nth(i, of, 12.0 + as_f64(i * 3 % 10))?];
        Some(DumbbellRow { name: names[i].to_owned(), values, look: Look::Context })
    };
    let rows = all(row).into_iter().flatten().collect();
    let chart = Dumbbells { rows, names: ["2010".to_owned(), "2020".to_owned()], unit: "%".to_owned() };
    Picture::Chart(dumbbell::draw(&chart, layout))
}
