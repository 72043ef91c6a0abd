use std::collections::BTreeSet;
use std::f64::consts::PI;
use wanzhou::figures::shared::symbol::{SLOTS, Symbol};

const ALL: [Symbol; 7] =
    [Symbol::Circle, Symbol::Square, Symbol::Up, Symbol::Down, Symbol::Cross, Symbol::Star, Symbol::Diamond];

#[test]
fn symbols_have_the_area_of_their_circle() {
    for symbol in ALL.into_iter().filter(|s| *s != Symbol::Circle) {
        let corners = symbol.corners(7.0);
        let pairs = corners.iter().zip(corners.iter().cycle().skip(1));
        let area: f64 = pairs.map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum::<f64>().abs() / 2.0;
        assert!((area - PI * 49.0).abs() < 1e-6, "{symbol:?}: {area}");
        let middle = corners.iter().fold([0.0, 0.0], |[x, y], c| [x + c[0], y + c[1]]);
        assert!(middle[0].abs() < 1e-6, "{symbol:?} stands upright");
    }
}

#[test]
fn slots_differ_in_colour_and_in_symbol() {
    let colours: BTreeSet<&str> = SLOTS.iter().map(|slot| slot.color).collect();
    let symbols: BTreeSet<String> = SLOTS.iter().map(|slot| format!("{:?}", slot.symbol)).collect();
    assert_eq!((colours.len(), symbols.len()), (6, 6));
    assert!(SLOTS.iter().all(|slot| slot.symbol != Symbol::Diamond), "it marks another source");
}
