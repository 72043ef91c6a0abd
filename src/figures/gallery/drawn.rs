//! Kinds that are our own drawings, of data made up for them: they draw cards, so there is an atlas of one card.

use super::case::Of;
use super::charts::area_names;
use crate::figures::bars::{bar_list, bounded_share, composition, open_bar, paired, values};
use crate::figures::charts::Layout;
use crate::figures::drawing::Node;
use crate::figures::shared::mark::Certainty;
use crate::figures::shared::scale::as_f64;
use crate::figures::{DrawContext, DrawError, Drawing, Picture};
use crate::model::{CardKind, Qualifier, parse};

/// What a number is in its picture, and how sure it is.
type Made = (&'static str, f64, Certainty);

/// How sure numbers can be that have a row.
const COUNT: usize = Certainty::ALL.len() - 1;

type Draw = fn(&DrawContext) -> Result<Picture, DrawError>;

/// A card of such values, drawn; nothing where data or card are not sound, which tests would see.
fn drawn(layout: Layout, kind: CardKind, draw: Draw, made: &[Made], labels: &[&str]) -> Drawing {
    let text = |text: &str| format!(r#"{{"zh":"{text}","en":"{text}"}}"#);
    let named = |id: &str, rest: &str| format!(r#"{{"id":"{id}","name":{0},"short":{0}{rest}}}"#, text(id));
    let indicator = |id: &str, kind: &str| named(id, &format!(r#","definition":{},"kind":"{kind}""#, text(id)));
    let unit = |id: &str, symbol: &str| format!(r#"{{"id":"{id}","symbol":{}}}"#, text(symbol));
    let names = area_names(layout.locale);
    let observations = made.iter().enumerate().map(|(i, (role, number, _))| {
        let [indicator, unit] = match *role {
            "change" => ["growth", "percent"],
            role if role.ends_with("share") => ["share", "percent"],
            _ => ["amount", "tonnes"],
        };
        let rest = r#""decimals":1,"period":"2024","qualifier":"exact","source":"book","confidence":"high""#;
        let literal = format!(r#""literal":"{number:.1}","locator":{{"paragraph":1}}"#);
        format!(r#"{{"id":"v{i}","indicator":"{indicator}","value":{number},"unit":"{unit}",{rest},{literal}}}"#)
    });
    let series = made.iter().enumerate().map(|(i, (role, ..))| {
        let role = if role.starts_with("value") { "value" } else { role };
        format!(r#"{{"role":"{role}","observations":["v{i}"]}}"#)
    });
    let own = (0..made.len()).flat_map(|i| [(format!("v{i}"), names[i % 12]), (format!("v{i}.note"), names[i % 12])]);
    let own = own.chain(labels.iter().map(|key| ((*key).to_owned(), names[3])));
    let labels = own.map(|(key, name)| format!(r#""{key}":{}"#, text(name)));
    let list = |items: Vec<String>| items.join(",");
    let head =
        [("topic", "t"), ("title", "t"), ("subtitle", "t")].map(|(key, own)| format!(r#""{key}":{}"#, text(own)));
    let source = format!(
        r#"{{"id":"book","title":"t","short":{0},"publisher":{0},"date":{1},"tier":"report"}}"#,
        text(names[1]),
        text("2025")
    );
    let data = format!(
        r#"{{"units":[{}],"sources":[{source}],"areas":[{}],"indicators":[{}],"observations":[{}],"cards":[{{"id":"made","kind":"{}",{},"series":[{}],"labels":{{{}}}}}]}}"#,
        list(vec![unit("tonnes", "吨"), unit("percent", "%")]),
        named("500101", ""),
        list(vec![indicator("amount", "level"), indicator("growth", "growth"), indicator("share", "share")]),
        list(observations.collect()),
        kind.id(),
        head.join(","),
        list(series.collect()),
        list(labels.collect()),
    );
    let (mut atlas, problems) = parse([("made", data.as_str())]);
    debug_assert!(problems.is_empty(), "{problems:?}");
    for (observation, (.., certainty)) in atlas.observations.iter_mut().zip(made) {
        let qualifier = Qualifier::ALL.into_iter().find(|qualifier| Certainty::from(*qualifier) == *certainty);
        observation.qualifier = qualifier.unwrap_or(Qualifier::Exact);
    }
    let picture = atlas
        .cards
        .get("made")
        .map(|card| draw(&DrawContext { atlas: &atlas, card, locale: layout.locale, width: layout.width }));
    match picture {
        Some(Ok(Picture::Drawing(drawing))) => drawing,
        _ => Drawing::new(layout.width, 0.0),
    }
}

/// Drawings one below the other.
fn below(drawings: impl Iterator<Item = Drawing>) -> Picture {
    let mut all = Drawing::default();
    for drawing in drawings {
        all.width = drawing.width;
        all.nodes.push(Node::Moved { by: [0.0, all.height], nodes: drawing.nodes });
        all.height += drawing.height + 24.0;
    }
    Picture::Drawing(all)
}

fn size(i: usize) -> f64 {
    22.0 - 1.5 * as_f64(i)
}

/// Amounts, and shares of which each ends at a hundred.
pub fn values(layout: Layout, of: Of) -> Picture {
    let made: Vec<Made> = (0..COUNT).map(|i| ("value", size(i), of(i))).collect();
    let amounts = drawn(layout, CardKind::Values, values::draw, &made, &[]);
    let shares =
        (0..COUNT).map(|i| drawn(layout, CardKind::Values, values::draw, &[("value of a share", 80.0, of(i))], &[]));
    below(std::iter::once(amounts).chain(shares))
}

pub fn bar_list(layout: Layout, of: Of) -> Picture {
    let amounts = (0..COUNT).map(|i| ("amount", size(i), of(i)));
    let made: Vec<Made> = amounts.chain([("capacity", 30.0, Certainty::Exact)]).collect();
    below(std::iter::once(drawn(layout, CardKind::BarList, bar_list::draw, &made, &[])))
}

pub fn paired(layout: Layout, of: Of) -> Picture {
    let amounts = (0..COUNT).map(|i| ("amount", size(i), of(i)));
    let changes = (0..COUNT).map(|i| ("change", if i % 3 == 2 { -4.0 } else { 6.0 + size(i) }, of(i + 3)));
    let made: Vec<Made> = amounts.chain(changes).collect();
    below(std::iter::once(drawn(layout, CardKind::Paired, paired::draw, &made, &["amount", "change"])))
}

pub fn bounded_share(layout: Layout, of: Of) -> Picture {
    below((0..COUNT).map(|i| {
        let made = [("count", 25.0, Certainty::Exact), ("share", 93.0, of(i))];
        drawn(layout, CardKind::BoundedShare, bounded_share::draw, &made, &["share-note"])
    }))
}

pub fn open_bar(layout: Layout, of: Of) -> Picture {
    below((1..4).map(|i| drawn(layout, CardKind::OpenBar, open_bar::draw, &[("value", 10.0, of(i))], &["end", "time"])))
}

pub fn composition(layout: Layout, of: Of) -> Picture {
    let labels = ["share", "gap", "subrest", "inference", "target", "target-value", "target-note"];
    below((0..COUNT).map(|i| {
        let made = [
            ("total", 100.0, Certainty::Exact),
            ("part", 55.0, of(i)),
            ("rest", 45.0, Certainty::Derived),
            ("subparts", 26.0, of(i)),
            ("subparts", 22.0, Certainty::Exact),
            ("subrest", 7.0, Certainty::Derived),
            ("target", 75.0, Certainty::Target),
            ("gap", 20.0, Certainty::Derived),
            ("share", 55.0, Certainty::Derived),
        ];
        drawn(layout, CardKind::Composition, composition::draw, &made, &labels)
    }))
}
