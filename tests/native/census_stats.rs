//! Ranks, ends, classes and likeness, against cases worked out by hand: ties, ranges, what is missing or in doubt.

use crate::support;
use crate::support::made_up::{MadeUp, indicator, text};
use crate::support::tables::{area, exact};
use wanzhou::model::census::CellValue;
use wanzhou::model::census::stats::{
    Rank, class, extremes, is_surely_above, is_surely_larger_part, median, nearest, order, ranks, similar, spearman,
};

fn all(numbers: &[f64]) -> Vec<Option<CellValue>> {
    numbers.iter().map(|number| exact(*number)).collect()
}

fn doubtful(number: f64) -> Option<CellValue> {
    exact(number).map(|value| CellValue { doubtful: true, ..value })
}

fn sampled(number: f64, margin: f64) -> Option<CellValue> {
    exact(number).map(|value| CellValue { margin, ..value })
}

fn rounded(number: f64, rounding: f64) -> Option<CellValue> {
    exact(number).map(|value| CellValue { rounding, ..value })
}

/// Position, how many share it, out of how many, best and worst.
fn stated(rank: &Option<Rank>) -> Option<[usize; 5]> {
    rank.map(|r| [r.position, r.tied, r.of, r.best, r.worst])
}

#[test]
fn equal_values_share_a_rank_and_the_next_one_is_skipped() {
    let found: Vec<_> = ranks(&all(&[5.0, 9.0, 5.0, 1.0])).iter().map(stated).collect();
    assert_eq!(found, [Some([2, 2, 4, 2, 3]), Some([1, 1, 4, 1, 1]), Some([2, 2, 4, 2, 3]), Some([4, 1, 4, 4, 4])]);
    let rank = ranks(&all(&[5.0, 9.0, 5.0, 1.0]))[0].expect("a rank");
    assert!(rank.is_certain(), "a tie is no doubt");
    assert_eq!(rank.from_below(), 2);
    assert_eq!(ranks(&all(&[7.0, 7.0]))[1].map(|r| (r.position, r.from_below())), Some((1, 1)));
}

#[test]
fn missing_and_doubtful_values_have_no_rank_and_shift_none() {
    let values = [exact(1.0), None, doubtful(99.0), exact(3.0)];
    let found: Vec<_> = ranks(&values).iter().map(stated).collect();
    assert_eq!(found, [Some([2, 1, 2, 2, 2]), None, None, Some([1, 1, 2, 1, 1])]);
    assert_eq!(order(&values), [3, 0]);
    assert_eq!(extremes(&values), [vec![3], vec![0]]);
    assert_eq!(median(&values), Some(2.0));
    assert_eq!((ranks(&[]), order(&[]), extremes(&[None])), (vec![], vec![], [vec![], vec![]]));
    assert_eq!(median(&[None, doubtful(1.0)]), None);
}

#[test]
fn a_sample_gives_a_range_of_ranks() {
    // 10 ± 1 and 11 ± 1 differ by less than √2; 13 ± 1 is above both, for 2 > √2; 20 is above all.
    let values = [sampled(10.0, 1.0), sampled(11.0, 1.0), sampled(13.0, 1.0), exact(20.0)];
    let found: Vec<_> = ranks(&values).iter().map(stated).collect();
    assert_eq!(found, [Some([4, 1, 4, 3, 4]), Some([3, 1, 4, 3, 4]), Some([2, 1, 4, 2, 2]), Some([1, 1, 4, 1, 1])]);
    assert!(!ranks(&values)[0].expect("a rank").is_certain());
    let [one, other] = [sampled(10.0, 3.0), sampled(15.0, 4.0)].map(|value| value.expect("a value"));
    assert!(!is_surely_above(&other, &one), "5 is not more than √(3² + 4²)");
    let [one, other] = [sampled(10.0, 3.0), sampled(15.1, 4.0)].map(|value| value.expect("a value"));
    assert!(is_surely_above(&other, &one) && !is_surely_above(&one, &other));
}

/// Tongnan in 2020: 36,832 employed people of a sample with a design effect of 3.
#[test]
fn two_shares_of_one_sample_err_against_each_other() {
    let margin = |share: f64| 100.0 * 1.959_964 * (3.0 * share / 100.0 * (1.0 - share / 100.0) / 36_832.0).sqrt();
    let [farming, building] = [21.98, 20.84].map(|share| sampled(share, margin(share)).expect("a value"));
    // The difference is 1.14; as of two samples it would be sure from 1.02 on, of one it is from 1.16 on.
    assert!(is_surely_above(&farming, &building));
    assert!(!is_surely_larger_part(&farming, &building));
    let more = sampled(22.01, margin(22.01)).expect("a value");
    assert!(is_surely_larger_part(&more, &building) && !is_surely_larger_part(&building, &more));
}

#[test]
fn rounded_values_give_a_range_of_ranks_too() {
    // 2.4 stands for 2.35 to 2.45, 2.5 for 2.45 to 2.55: which is higher of two 2.4 is open, 2.5 is not below them, whatever
    // the two come to in binary.
    for [low, high] in [[2.4, 2.5], [2.4, 2.6], [0.2, 0.3], [2.7, 2.8], [0.6, 0.7]] {
        let values = [rounded(low, 0.05), rounded(low, 0.05), rounded(high, 0.05)];
        let found: Vec<_> = ranks(&values).iter().map(stated).collect();
        assert_eq!(found, [Some([2, 2, 3, 2, 3]), Some([2, 2, 3, 2, 3]), Some([1, 1, 3, 1, 1])], "{low} and {high}");
        assert!(!ranks(&values)[0].expect("a rank").is_certain(), "equal as printed is no tie");
        assert!(ranks(&values)[2].expect("a rank").is_certain());
    }
}

#[test]
fn several_ends_are_several_and_classes_begin_at_their_bounds() {
    assert_eq!(extremes(&all(&[2.0, 7.0, 7.0, 2.0, 2.0])), [vec![1, 2], vec![0, 3, 4]]);
    let bounds = [-5.0, 0.0, 5.0];
    let classes: Vec<_> = all(&[-6.0, -5.0, -0.1, 0.0, 4.9, 5.0]).iter().map(|value| class(value, &bounds)).collect();
    assert_eq!(classes, [Some(0), Some(1), Some(1), Some(2), Some(2), Some(3)]);
    assert_eq!((class(&None, &bounds), class(&doubtful(1.0), &bounds)), (None, None));
    assert_eq!(order(&all(&[3.0, 5.0, 3.0])), [1, 0, 2], "equal ones keep their order");
}

#[test]
fn spearmans_rho_is_that_worked_out_by_hand() {
    // Differences of ranks 0, 1, −1, 0 of four: 1 − 6 × 2 ÷ (4 × 15).
    let (x, y) = (all(&[10.0, 20.0, 30.0, 40.0]), all(&[1.0, 3.0, 2.0, 4.0]));
    assert!((spearman(&x, &y).expect("a number") - 0.8).abs() < 1e-12);
    assert_eq!(spearman(&x, &all(&[4.0, 3.0, 2.0, 1.0])), Some(-1.0));
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 ÷ √(4.5 × 5).
    let tied = spearman(&all(&[1.0, 2.0, 2.0, 3.0]), &x).expect("a number");
    assert!((tied - (0.9f64).sqrt()).abs() < 1e-12, "{tied}");
    assert_eq!(spearman(&all(&[1.0, 1.0, 1.0]), &all(&[1.0, 2.0, 3.0])), None, "no order in one of them");
    assert_eq!(spearman(&all(&[1.0, 2.0]), &all(&[1.0, 2.0])), None, "two are none");
    let with_gaps =
        spearman(&[exact(1.0), None, exact(2.0), doubtful(9.0), exact(3.0)], &all(&[1.0, 9.0, 2.0, 0.0, 3.0]));
    assert_eq!(with_gaps, Some(1.0), "only those that have both");
}

#[test]
fn similarity_weighs_indicators_equally_and_skips_areas_that_lack_one() {
    use serde_json::json;
    let areas: Vec<_> =
        ["a", "b", "c", "d"].map(|id| json!({ "id": id, "name": text(id), "short": text(id) })).to_vec();
    let table = json!([{
        "id": "more", "file": "people", "title": text("t"), "indicators": ["x", "y"], "periods": ["2010"], "source": "book",
        "locator": text("l"), "basis": "full-count", "confidence": "high"
    }]);
    // b lies nearer in x, c in y; one standard deviation of x (0, 1, 10, 1000 aside) weighs as much as one of y.
    let rows = "x,2010,a,,,,0\nx,2010,b,,,,0\nx,2010,c,,,,4\ny,2010,a,,,,100\ny,2010,b,,,,100\ny,2010,c,,,,900\nx,2010,d,,,,1\n";
    let atlas = MadeUp::new()
        .with("areas", json!(areas))
        .with("tables", table)
        .with("indicators", json!([indicator("x", json!({})), indicator("y", json!({}))]))
        .and_rows(rows)
        .sound();
    let census = &atlas.census;
    let among = ["a", "b", "c", "d"].map(|id| area(census, id));
    let of = ["x", "y"].map(|id| support::tables::indicator(census, id));
    let found = similar(census, among[0], &among, &of, support::tables::when("2010"));
    assert_eq!(found.iter().map(|(area, _)| census.area_id(*area)).collect::<Vec<_>>(), ["b", "c"], "d has no y");
    assert_eq!(found[0].1, 0.0);
    // Of y: 100, 100, 900 have a standard deviation of 377.1, so 800 are 2.121; of x: 0, 0, 4, 1 one of 1.639, so 4 are 2.440.
    assert!((found[1].1 - ((2.121_f64.powi(2) + 2.440_f64.powi(2)) / 2.0).sqrt()).abs() < 0.001, "{}", found[1].1);
    let near = nearest(census, among[0], &among, of[0], support::tables::when("2010"));
    assert_eq!(near.iter().map(|area| census.area_id(*area)).collect::<Vec<_>>(), ["b", "d", "c"]);
    assert!(
        similar(census, among[3], &among, &of, support::tables::when("2010")).is_empty(),
        "nothing is like what has no value"
    );
    assert!(similar(census, among[0], &among, &[], support::tables::when("2010")).is_empty());
}

#[test]
fn classes_of_the_bundled_indicators_hold_districts() {
    use wanzhou::model::census::{Magnitude, Role};
    let atlas = support::everything();
    let census = &atlas.census;
    let districts = support::tables::districts(census);
    let mut seen = 0;
    for key in census.indicators() {
        let measure = census.measure(key).expect("a measure");
        if measure.magnitude == Magnitude::Total || measure.role != Role::Compared {
            continue;
        }
        let id = census.indicator_id(key);
        assert_eq!(measure.bounds.len(), 4, "{id}: five classes");
        let sizes = |whens: &[wanzhou::model::census::When], bounds: &[f64]| {
            let mut sizes = vec![0; bounds.len() + 1];
            for when in whens {
                census.row(key, *when, &districts).iter().filter_map(|v| class(v, bounds)).for_each(|c| sizes[c] += 1);
            }
            sizes
        };
        let found = sizes(&census.times(key), &measure.bounds);
        assert!(found.iter().all(|size| *size >= 2), "{id}: {found:?}");
        seen += 1;
        if !measure.change_bounds.is_empty() {
            let found = sizes(&census.changes(key), &measure.change_bounds);
            assert!(found.iter().filter(|size| **size >= 2).count() >= 4, "{id}: {found:?}");
        }
        assert_eq!(
            measure.change.is_some() && !census.changes(key).is_empty(),
            !measure.change_bounds.is_empty(),
            "{id}"
        );
    }
    assert!(seen >= 35, "{seen}");
}
