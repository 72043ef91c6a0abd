//! Tables: whatever is in their rows, columns and descriptions, what is left is whole, and what is not is named.

use crate::cases;
use crate::inputs::{changed, changes, text};
use crate::support::made_up::MadeUp;
use proptest::prelude::*;
use proptest::sample::Index as At;
use std::collections::BTreeSet;
use wanzhou::files::table::tables;
use wanzhou::model::census::formula::Formula;
use wanzhou::model::census::{long, wide};
use wanzhou::model::rows::Rows;
use wanzhou::model::search::SearchIndex;
use wanzhou::model::{Atlas, DataError, parse};

/// Something else in place of a cell of the rows, or a row cut, doubled or made of anything.
#[derive(Clone, Debug)]
enum Damage {
    Cell(At, At, String),
    Double(At),
    Row(At, String),
    Cut(At),
}

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let cell = prop_oneof![text(), "[0-9.,-]{0,24}", Just("900002".to_owned()), Just("male".to_owned())];
    let one = prop_oneof![
        4 => (any::<At>(), any::<At>(), cell).prop_map(|(row, at, text)| Damage::Cell(row, at, text)),
        1 => any::<At>().prop_map(Damage::Double),
        1 => (any::<At>(), text()).prop_map(|(row, text)| Damage::Row(row, text)),
        1 => any::<At>().prop_map(Damage::Cut),
    ];
    prop::collection::vec(one, 1..6)
}

fn damaged(rows: &str, damage: &[Damage]) -> String {
    let mut lines: Vec<String> = rows.lines().map(str::to_owned).collect();
    for one in damage {
        match one {
            Damage::Cell(row, at, text) => {
                let line = row.get_mut(&mut lines);
                let mut cells: Vec<&str> = line.split(',').collect();
                *at.get_mut(&mut cells) = text;
                *line = cells.join(",");
            }
            Damage::Double(row) => {
                let line = row.get(&lines).clone();
                lines.push(line);
            }
            Damage::Row(row, text) => *row.get_mut(&mut lines) = text.clone(),
            Damage::Cut(row) => lines.truncate(row.index(lines.len()).max(1)),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn damaged_rows_are_read_and_what_is_left_is_whole(damage in damage()) {
        let mut made_up = MadeUp::new();
        made_up.rows = damaged(&made_up.rows, &damage);
        let (atlas, problems) = made_up.read();
        problems.iter().for_each(|problem| names_its_line(problem, &made_up.rows));
        whole(&atlas);
    }

    #[test]
    fn damaged_columns_are_read_and_what_is_left_is_whole(damage in damage()) {
        let atlas = MadeUp::new().sound();
        let (columns, _) = long::read("people", &MadeUp::new().rows, &atlas.census);
        let packed = damaged(&wide::write(&columns, &[]), &damage);
        let metadata = MadeUp::new().metadata.to_string();
        let (mut atlas, _) = parse([("made-up", metadata.as_str())]);
        let problems = parse::extend_columns(&mut atlas, "people", &packed);
        prop_assert!(problems.iter().all(|problem| problem.to_string().chars().count() < 1_200));
        whole(&atlas);
    }

    #[test]
    fn changed_descriptions_are_read_and_what_is_left_is_whole(changes in changes(), formula in formula()) {
        let mut made_up = MadeUp::new();
        made_up.metadata["indicators"][3]["measure"]["expression"] = formula.into();
        made_up.metadata = changed(made_up.metadata, &changes);
        let (atlas, _) = made_up.read();
        whole(&atlas);
    }

    #[test]
    fn a_formula_is_read_or_refused(text in prop_oneof![text(), formula(), "[{}a-c0-9=.|*@, \\[\\]+/-]{0,40}"]) {
        if let Ok(formula) = Formula::parse(&text) {
            prop_assert!(formula.references().count() < 200);
            prop_assert_eq!(formula.evaluate(&|_| None).is_some(), formula.references().count() == 0 && formula.evaluate(&|_| Some(1.0)).is_some());
        }
    }

    #[test]
    fn an_id_is_a_cell_or_none(id in prop_oneof![text(), "(residents|young-share|gain)(-(2000|2010|0-19|male|900001|900002|900000)){0,6}-?"]) {
        let atlas = MadeUp::new().sound();
        if let Some(cell) = atlas.census.cell(&id) {
            prop_assert_eq!(atlas.census.id(cell), id);
        }
    }
}

/// Formulas of any shape over what the made-up census has.
fn formula() -> impl Strategy<Value = String> {
    let reference = prop::sample::select(
        &[
            "{residents}",
            "{residents[age]}",
            "{residents[age=0-19..40-plus, sex=male]}",
            "{residents@2000}",
            "{residents@from}",
            "{young-share}",
            "{homes[facility=bath|lift]}",
            "{homes[facility=*]}",
            "0",
            "7",
        ][..],
    );
    let reference = reference.prop_map(str::to_owned);
    reference.prop_recursive(6, 24, 2, |inner| {
        (inner.clone(), prop::sample::select(&["+", "-", "*", "/"][..]), inner)
            .prop_map(|(left, sign, right)| format!("({left} {sign} {right})"))
    })
}

/// A problem of rows names a line that is there, and what is wrong with it.
fn names_its_line(problem: &DataError, rows: &str) {
    assert_eq!(problem.part, "census/people.csv", "{problem}");
    let line: usize = problem.path.strip_prefix("line ").and_then(|line| line.parse().ok()).expect("a line");
    assert!((1..=rows.lines().count().max(1)).contains(&line), "{problem}");
    assert!(!problem.message.is_empty() && problem.to_string().chars().count() < 1_200, "{problem}");
}

/// Every cell has a finite value, an id of its own, and an observation with a source or a formula that leads somewhere.
fn whole(atlas: &Atlas) {
    let census = &atlas.census;
    let mut ids = BTreeSet::new();
    for cell in census.cells() {
        let id = census.id(*cell);
        let o = census.observed(*cell).unwrap_or_else(|| panic!("{id} has no value"));
        assert!(o.value.is_finite(), "{id}");
        assert_eq!(census.cell(&id), Some(*cell), "{id}");
        assert!(ids.insert(id.clone()), "{id} twice");
        assert_eq!(o.source.is_some(), o.expression.is_none(), "{id}");
        assert!(o.source.iter().all(|source| atlas.sources.get(source).is_some()), "{id}: {:?}", o.source);
        assert!(atlas.inputs_of(o).iter().all(|input| input.source.is_some() || input.expression.is_none()), "{id}");
    }
    for check in census.checks.iter() {
        assert!(census.tally(check).held() <= census.tally(check).compared);
    }
    let rows = Rows::of(atlas);
    let found = SearchIndex::of(atlas).find("", atlas);
    assert_eq!(found.len(), rows.len());
    for table in tables(atlas) {
        let width = table.columns.len();
        assert!(table.rows.iter().all(|row| row.len() == width), "{}", table.path);
    }
}
