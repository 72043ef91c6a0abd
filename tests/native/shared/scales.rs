use wanzhou::figures::shared::scale::{AreaScale, BandScale, LinearScale, LogScale, PointScale, Ticks};

#[test]
fn ticks_are_round_and_hold_the_values() {
    let cases: [([f64; 3], &[f64]); 8] = [
        ([0.0, 719.17, 4.0], &[0.0, 200.0, 400.0, 600.0, 800.0]),
        ([0.0, 13.3, 3.0], &[0.0, 5.0, 10.0, 15.0]),
        ([860.67, 1179.4, 4.0], &[800.0, 900.0, 1000.0, 1100.0, 1200.0]),
        ([-14.1, 62.9, 4.0], &[-20.0, 0.0, 20.0, 40.0, 60.0, 80.0]),
        ([0.0, 1.0, 5.0], &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ([0.0, 100.0, 2.0], &[0.0, 50.0, 100.0]),
        ([3.0, 3.0, 3.0], &[3.0, 4.0]),
        ([0.0, 0.0, 3.0], &[0.0, 0.5]),
    ];
    for ([low, high, count], expected) in cases {
        let ticks = Ticks::nice(low, high, count);
        assert_eq!(ticks.values(), expected, "{low} to {high} in {count}");
        assert!(ticks.min <= low && high <= ticks.max);
    }
}

#[test]
fn ticks_need_as_many_decimals_as_tell_them_apart() {
    for (step, decimals) in [(1.0, 0), (20.0, 0), (0.5, 1), (0.2, 1), (0.05, 2), (0.002, 3)] {
        assert_eq!(Ticks { min: 0.0, max: 1.0, step }.decimals(), decimals, "{step}");
    }
}

#[test]
fn linear_is_in_proportion() {
    let scale = LinearScale { domain: [0.0, 500.0], range: [280.0, 30.0] };
    assert_eq!([0.0, 250.0, 500.0, 600.0].map(|v| scale.at(v)), [280.0, 155.0, 30.0, -20.0]);
    assert_eq!(LinearScale { domain: [3.0, 3.0], range: [10.0, 90.0] }.at(3.0), 10.0);
}

#[test]
fn log_gives_equal_factors_equal_lengths() {
    let scale = LogScale { domain: [1.0, 1000.0], range: [0.0, 300.0] };
    for (value, position) in [(1.0, 0.0), (10.0, 100.0), (100.0, 200.0), (1000.0, 300.0), (0.0, 0.0), (-5.0, 0.0)] {
        assert!((scale.at(value) - position).abs() < 1e-9, "{value}");
    }
    assert_eq!(LogScale { domain: [3.0, 60.0], range: [0.0, 1.0] }.ticks(6), [5.0, 10.0, 20.0, 50.0]);
    assert_eq!(scale.ticks(6), [1.0, 10.0, 100.0, 1000.0], "the powers alone");
    assert!(LogScale { domain: [0.0, 10.0], range: [0.0, 1.0] }.ticks(6).is_empty());
}

#[test]
fn bands_share_a_range() {
    let band = BandScale { count: 5, range: [40.0, 540.0], share: 0.7 };
    assert_eq!((band.step(), band.width(), band.middle(0), band.middle(4)), (100.0, 70.0, 90.0, 490.0));
    let down = BandScale { count: 2, range: [100.0, 0.0], share: 1.0 };
    assert_eq!((down.middle(0), down.width()), (75.0, 50.0));
    assert_eq!(BandScale { count: 0, range: [0.0, 10.0], share: 1.0 }.step(), 10.0);
}

#[test]
fn points_are_at_the_ends() {
    let point = PointScale { count: 3, range: [10.0, 110.0] };
    assert_eq!([0, 1, 2].map(|i| point.at(i)), [10.0, 60.0, 110.0]);
    assert_eq!(PointScale { count: 1, range: [10.0, 110.0] }.at(0), 60.0);
}

#[test]
fn areas_are_in_proportion() {
    let area = AreaScale { most: 400.0, radius: 20.0 };
    assert_eq!([400.0, 100.0, 0.0, -3.0].map(|v| area.radius(v)), [20.0, 10.0, 0.0, 0.0]);
}

#[test]
fn bands_leave_margins_at_their_ends() {
    // Half a band of 100 is room enough for 50.
    let band = BandScale::with_margins(5, [0.0, 500.0], [50.0, 50.0], 1.0);
    assert_eq!((band.range, band.step()), ([0.0, 500.0], 100.0));
    // 80 at each end: the first middle at 80, the last at 420, four steps between.
    let band = BandScale::with_margins(5, [0.0, 500.0], [80.0, 80.0], 1.0);
    assert_eq!((band.middle(0), band.middle(4), band.step()), (80.0, 420.0, 85.0));
    // At one end alone.
    let band = BandScale::with_margins(2, [0.0, 300.0], [0.0, 120.0], 1.0);
    assert_eq!((band.range[0], band.middle(1), band.step()), (0.0, 180.0, 120.0));
    for (count, room) in [(1, [40.0, 90.0]), (3, [500.0, 500.0]), (0, [1.0, 1.0])] {
        let band = BandScale::with_margins(count, [0.0, 200.0], room, 1.0);
        assert!(band.step() > 0.0 && band.range[0] < band.range[1], "{count} {room:?}: {band:?}");
    }
}
