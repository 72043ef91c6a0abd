//! Maps: geodata, projection, classes, and what the two maps of the site draw.

use crate::support;
use crate::support::map::{FILES, World, geo};
use std::collections::BTreeMap;
use wanzhou::figures::drawing::Shape;
use wanzhou::figures::map::choropleth::Extent;
use wanzhou::figures::map::classes::Classes;
use wanzhou::figures::map::projection::{Albers, MapFrame, PicturePoint};
use wanzhou::figures::map::{is_drawn, places, shape, top};
use wanzhou::figures::svg::to_svg;
use wanzhou::figures::{NARROW, WIDE, build, theme};
use wanzhou::model::geo::{Geometry, parse};
use wanzhou::model::{Atlas, observation::WANZHOU};
use wanzhou::route::Tab;
use wanzhou::text::Locale;

fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance
}

#[test]
fn albers_agrees_with_snyders_worked_example() {
    // Snyder 1987, page 291: sphere of radius 1, parallels 29.5 and 45.5 north, origin 23 north 96 west.
    let albers = Albers::new([29.5, 45.5], [-96.0, 23.0]);
    let [x, y] = albers.project([-75.0, 35.0]);
    assert!(near(x, 0.295_272_0, 5e-7) && near(y, 0.241_677_4, 5e-7), "{x}, {y}");
}

#[test]
fn the_projection_keeps_areas() {
    let albers = Albers::of([105.3, 28.2, 110.2, 32.2]);
    let cell = |lon: f64, lat: f64| {
        let corners = [[0.0, 0.0], [0.1, 0.0], [0.1, 0.1], [0.0, 0.1]];
        let ring: Vec<PicturePoint> = corners.iter().map(|[dx, dy]| albers.project([lon + dx, lat + dy])).collect();
        let truth = 0.1f64.to_radians() * ((lat + 0.1).to_radians().sin() - lat.to_radians().sin());
        shape::area(&[ring]) / truth
    };
    for (lon, lat) in [(105.4, 28.3), (108.0, 30.0), (110.0, 32.0)] {
        assert!(near(cell(lon, lat), 1.0, 1e-5), "{lon} {lat}: {}", cell(lon, lat));
    }
}

#[test]
fn a_frame_holds_every_position_and_its_enlargement_keeps_the_window() {
    let districts = geo("districts");
    let positions = districts.features.iter().flat_map(|f| f.geometry.parts()).flatten();
    let frame = MapFrame::around(positions.clone(), [10.0, 20.0, 300.0, 200.0]).expect("38 districts");
    for position in positions {
        let [x, y] = frame.project(*position);
        assert!((9.99..=310.01).contains(&x) && (19.99..=220.01).contains(&y), "{position:?} at {x}, {y}");
    }
    let larger = frame.enlarged([100.0, 100.0, 30.0, 20.0], [0.0, 0.0, 300.0, 200.0]);
    let (here, there) = (frame.project([107.5, 29.9]), larger.project([107.5, 29.9]));
    assert!(near(there[0], (here[0] - 100.0) * 10.0, 1e-6) && near(there[1], (here[1] - 100.0) * 10.0, 1e-6));
    assert!(MapFrame::around([].iter(), [0.0; 4]).is_none());
}

#[test]
fn classes_have_round_rising_bounds_and_none_is_empty() {
    let world = World::bundled();
    for id in ["district-population", "district-gdp"] {
        let card = world.atlas.cards.get(id).expect(id);
        let values: Vec<f64> = card.observations().filter_map(|o| world.atlas.value(o)).collect();
        let classes = Classes::of(&values, 5);
        assert_eq!(classes.count(), 5, "{id}");
        assert!(classes.bounds.windows(2).all(|pair| pair[0] < pair[1]), "{id}: {:?}", classes.bounds);
        let digits = |bound: f64| bound.to_string().trim_end_matches('0').len();
        assert!(classes.bounds.iter().all(|b| digits(*b) <= 2), "{id}: {:?}", classes.bounds);
        for class in 0..5 {
            let size = values.iter().filter(|v| classes.class(**v) == class).count();
            assert!((3..=14).contains(&size), "{id}: class {class} holds {size} of 38");
        }
    }
}

#[test]
fn a_value_on_a_bound_belongs_to_the_class_above() {
    let classes = Classes { bounds: vec![10.0, 20.0] };
    assert_eq!([9.9, 10.0, 19.9, 20.0, 99.0].map(|v| classes.class(v)), [0, 1, 1, 2, 2]);
}

#[test]
fn equal_values_make_one_class_and_no_value_breaks_nothing() {
    assert_eq!(Classes::of(&[7.0; 12], 5).count(), 1);
    assert_eq!(Classes::of(&[], 5).count(), 1);
    assert_eq!(Classes::of(&[1.0, 1.0, 1.0, 9.0, 9.0], 5).count(), 2);
}

#[test]
fn clipping_keeps_what_is_inside_and_nothing_else() {
    let window = [0.0, 0.0, 10.0, 10.0];
    let square = |x: f64, side: f64| vec![vec![[x, 1.0], [x + side, 1.0], [x + side, 1.0 + side], [x, 1.0 + side]]];
    assert_eq!(shape::clipped(&square(2.0, 4.0), window), square(2.0, 4.0));
    assert!(near(shape::area(&shape::clipped(&square(7.0, 6.0), window)), 18.0, 1e-9));
    assert!(shape::clipped(&square(20.0, 4.0), window).is_empty());
    let line = [[-5.0, 5.0], [5.0, 5.0], [5.0, 20.0], [8.0, 20.0], [8.0, 5.0]];
    let expected = vec![vec![[0.0, 5.0], [5.0, 5.0], [5.0, 10.0]], vec![[8.0, 10.0], [8.0, 5.0]]];
    assert_eq!(shape::clipped_line(&line, window), expected);
}

#[test]
fn a_label_is_inside_or_omitted() {
    // A wide foot under a thin neck: the label belongs in the foot.
    let bottle = vec![vec![
        [45.0, 0.0],
        [55.0, 0.0],
        [55.0, 60.0],
        [100.0, 60.0],
        [100.0, 100.0],
        [0.0, 100.0],
        [0.0, 60.0],
        [45.0, 60.0],
    ]];
    let [x, y] = shape::label_spot(&bottle, [60.0, 14.0]).expect("room in the foot");
    assert!((30.0..=70.0).contains(&x) && (67.0..=93.0).contains(&y), "{x}, {y}");
    assert_eq!(shape::label_spot(&bottle, [120.0, 14.0]), None);
}

#[test]
fn the_short_ranking_holds_the_highest_values() {
    let atlas = support::everything();
    let card = atlas.cards.get("district-population").expect("card");
    let short = top(card, &atlas, 10);
    let lowest = short.observations().filter_map(|id| atlas.value(id)).fold(f64::INFINITY, f64::min);
    assert_eq!(short.observations().count(), 10);
    assert_eq!(card.observations().filter(|id| atlas.value(id) > Some(lowest)).count(), 9);
    let second = short.observations().nth(1);
    assert_eq!(second.map(|id| id.as_str()), Some(&*format!("population-2020-{WANZHOU}")), "Yubei has more residents");
}

#[test]
fn five_places_are_marked_and_thirteen_are_only_listed() {
    let world = World::bundled();
    let marked = places::marked(&world.atlas);
    assert_eq!(marked.len(), 5);
    assert!(marked.last().is_some_and(|p| p.id == "xikou" && p.doubtful), "the doubtful name comes last");
    assert_eq!(world.atlas.places.iter().filter(|p| p.is_unplaced()).count(), 13);
    for place in world.atlas.places.iter().filter(|p| p.is_marked()) {
        let code = place.township.as_deref().expect("a township");
        assert!(world.layers().townships.get(code).is_some(), "{}: no point for {code}", place.id);
    }
}

#[test]
fn the_map_of_places_has_a_dot_for_every_township_and_a_number_for_every_marked_place() {
    let world = World::bundled();
    for (width, radius) in [(NARROW, 1.8), (WIDE[1], 2.4)] {
        let map = places::draw(&world.atlas, &world.layers(), Locale::Zh, width);
        let drawn = support::shapes::shapes(&map, None);
        let shapes = |fits: &dyn Fn(&Shape) -> bool| drawn.iter().filter(|shape| fits(shape)).count();
        let dot = format!("a{radius} {radius}");
        assert_eq!(shapes(&|s| s.fill == theme::MARK && s.d.contains(&dot)), 51 - 5, "{width}");
        assert_eq!(shapes(&|s| s.fill == theme::ACCENT), 4, "{width}");
        assert_eq!(shapes(&|s| s.stroke == theme::ACCENT && s.dash == "3 2"), 1, "{width}");
        assert!(map.observations().is_empty());
    }
}

#[test]
fn every_township_lies_in_wanzhou_on_the_map() {
    let districts = geo("districts");
    let wanzhou = districts.get(WANZHOU).expect("Wanzhou");
    let frame =
        MapFrame::around(wanzhou.geometry.parts().into_iter().flatten(), [0.0, 0.0, 690.0, 490.0]).expect("frame");
    let rings = shape::projected(&wanzhou.geometry, &frame);
    for township in &geo("townships").features {
        let Geometry::Point(position) = township.geometry else { panic!("{} is no point", township.id) };
        let [x, y] = frame.project(position);
        let inside = rings
            .iter()
            .flat_map(|r| r.iter().zip(r.iter().cycle().skip(1)))
            .filter(|([ax, ay], [bx, by])| (*ay <= y) != (*by <= y) && ax + (y - ay) / (by - ay) * (bx - ax) > x);
        assert!(inside.count() % 2 == 1, "{} lies outside", township.name.zh);
    }
}

#[test]
fn geodata_says_where_it_comes_from() {
    for name in FILES {
        let text = support::read(&format!("public/geo/{name}.geojson"));
        let value: serde_json::Value = serde_json::from_str(&text).expect(name);
        for field in ["source", "licence", "attribution", "crs", "changes"] {
            let words = value.pointer(&format!("/metadata/{field}")).and_then(|v| v.as_str()).unwrap_or_default();
            assert!(words.len() > 3, "{name}.geojson does not say its {field}");
        }
    }
}

/// Twice the area of a ring on the plane of longitude and latitude; above zero where it runs against the clock.
fn winding(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum()
}

#[test]
fn every_published_ring_is_wound_as_rfc_7946_says() {
    let mut rings = 0;
    for entry in std::fs::read_dir(support::path("public/geo")).expect("a folder") {
        let name = entry.expect("a file").file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".geojson") else { continue };
        for feature in geo(name).features {
            let polygons = match feature.geometry {
                Geometry::Polygon(polygon) => vec![polygon],
                Geometry::MultiPolygon(polygons) => polygons,
                Geometry::Point(_) | Geometry::LineString(_) => Vec::new(),
            };
            for ring in polygons.iter().flat_map(|polygon| polygon.iter().enumerate()) {
                let against = winding(ring.1) > 0.0;
                assert_eq!(against, ring.0 == 0, "{name}: {}: ring {}", feature.id, ring.0);
                rings += 1;
            }
        }
    }
    assert!(rings >= 40, "{rings}");
}

#[test]
fn bad_geodata_is_named_and_costs_the_good_nothing() {
    let feature = |id: &str, geometry: &str| {
        format!(r#"{{"type":"Feature","properties":{{"id":"{id}","name":"x"}},"geometry":{geometry}}}"#)
    };
    let point = |lon: &str| format!(r#"{{"type":"Point","coordinates":[{lon},30.0]}}"#);
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{},{},{},{}]}}"#,
        feature("good", &point("108.0")),
        feature("far", &point("1080.0")),
        feature("thin", r#"{"type":"Polygon","coordinates":[[[108.0,30.0],[108.1,30.0]]]}"#),
        feature("odd", r#"{"type":"Circle","coordinates":[108.0,30.0]}"#),
    );
    let (geo, problems) = parse("x", &text);
    assert_eq!(geo.features.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), ["good"]);
    assert_eq!(problems.iter().filter_map(|p| p.id.as_deref()).collect::<Vec<_>>(), ["far", "thin", "odd"]);
    assert!(problems.iter().all(|p| p.part == "x.geojson" && p.path.starts_with("$.features[")));
    for bad in ["", "{", "[]", "{}", r#"{"features":3}"#] {
        let (geo, problems) = parse("x", bad);
        assert!(geo.features.is_empty() && problems.len() == 1 && problems[0].path == "$", "{bad}");
    }
}

#[test]
fn areas_anywhere_on_earth_and_without_any_breadth_are_drawn() {
    let square = |x: f64, y: f64, side: f64| vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
    let cases = [
        // There the cone of the projection is a cylinder, or has no height.
        vec![square(-10.0, -10.0, 20.0), square(10.0, -10.0, 20.0)],
        vec![square(0.0, 90.0, 0.0), square(0.0, 90.0, 0.0)],
        // A small area without breadth.
        vec![square(100.0, 20.0, 10.0), vec![[105.0, 22.0], [105.0, 23.0], [105.0, 22.5], [105.0, 22.0]]],
    ];
    for (i, rings) in cases.into_iter().enumerate() {
        let mut world = World::bundled();
        let districts = &mut world.geo[0].features;
        districts.truncate(rings.len());
        for (feature, ring) in districts.iter_mut().zip(rings) {
            feature.geometry = Geometry::Polygon(vec![ring]);
        }
        for extent in [Extent::Whole, Extent::Smallest] {
            let svg = to_svg(&world.map("district-gdp", WIDE[1], extent));
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{i}: {svg}");
        }
    }
}

#[test]
fn a_label_finds_its_place_among_thousands_of_teeth() {
    let teeth = (0..20_000u32).map(|i| [f64::from(i) / 50.0, if i % 2 == 0 { 0.0 } else { 100.0 }]);
    let comb: Vec<PicturePoint> = teeth.chain([[400.0, -20.0], [0.0, -20.0]]).collect();
    let [x, y] = shape::label_spot(&[comb], [40.0, 10.0]).expect("its back is broad enough");
    assert!((0.0..400.0).contains(&x) && y < 0.0, "{x} {y}");
}

#[test]
fn pictures_with_boundaries_carry_credits() {
    let atlas = support::everything();
    let bare = Atlas { geo: BTreeMap::new(), ..atlas.clone() };
    for card in atlas.cards.iter() {
        build(card, &atlas, Locale::Zh, WIDE[1]).unwrap_or_else(|missing| panic!("{missing}"));
        let needs = build(card, &bare, Locale::Zh, WIDE[1]).is_err();
        assert_eq!(needs, is_drawn(card, Tab::Chart), "{}", card.id);
        assert!(is_drawn(card, Tab::Map), "{}", card.id);
    }
}

/// A point that two areas share is the same in both, and what is left is still there.
#[test]
fn outlines_on_a_grid_share_what_they_shared() {
    let left = vec![[0.0, 0.0], [4.1, 0.2], [4.4, 0.3], [4.2, 9.8], [0.0, 10.0]];
    let right = vec![[4.2, 9.8], [4.4, 0.3], [4.1, 0.2], [9.0, 0.0], [9.0, 10.0]];
    let [left, right] = [left, right].map(|ring| shape::on_grid(&[ring], 1.0).remove(0));
    assert_eq!(left, [[0.0, 0.0], [4.0, 0.0], [4.0, 10.0], [0.0, 10.0]]);
    assert_eq!(right, [[4.0, 10.0], [4.0, 0.0], [9.0, 0.0], [9.0, 10.0]]);
    // There and back again is nowhere, and what is smaller than the grid is not drawn.
    assert_eq!(shape::on_grid(&[vec![[0.0, 0.0], [5.0, 0.0], [7.0, 0.0], [5.0, 0.1], [5.0, 5.0]]], 1.0)[0].len(), 3);
    assert!(shape::on_grid(&[vec![[0.1, 0.1], [0.2, 0.1], [0.2, 0.2]]], 1.0).is_empty());
}
