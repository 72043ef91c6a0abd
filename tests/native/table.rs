//! Which rows of a long table are in the page.

use wanzhou::views::table::window::{ROW, Seen, rows};

fn seen(top: f64, height: f64) -> Seen {
    Seen { top, height }
}

#[test]
fn visible_rows_are_in_the_page_wherever_they_are() {
    for count in [1, 39, 41, 1_000, 100_000] {
        for height in [200.0, 700.0, 2_000.0] {
            let furthest = (count as f64 * ROW - height).max(0.0);
            for share in [0.0, 0.001, 0.3, 0.5, 0.999, 1.0] {
                let top = furthest * share;
                let range = rows(seen(top, height), count);
                let (first, last) = ((top / ROW) as usize, (((top + height) / ROW).ceil() as usize).min(count));
                assert!(range.start <= first && range.end >= last, "{count} rows, {height} px at {top}: {range:?}");
                assert!(range.end <= count && range.len() <= 66, "{count} rows, {height} px at {top}: {range:?}");
            }
        }
    }
}

#[test]
fn an_unknown_height_an_empty_table_and_a_nonsense_position_do_no_harm() {
    assert_eq!(rows(Seen::default(), 500), 0..40);
    assert_eq!(rows(Seen::default(), 3), 0..3);
    assert_eq!(rows(seen(0.0, 700.0), 0), 0..0);
    assert!(rows(seen(f64::NAN, 700.0), 500).start == 0);
    assert_eq!(rows(seen(1e300, 700.0), 500).end, 500);
    assert_eq!(rows(seen(-40.0, 700.0), 500).start, 0);
}

#[test]
fn the_window_moves_in_steps_not_with_every_pixel() {
    let moves =
        (0..5_700).map(|y| rows(seen(f64::from(y), 700.0), 1_000).start).collect::<std::collections::BTreeSet<_>>();
    assert!(moves.len() <= 11, "{moves:?}");
}
