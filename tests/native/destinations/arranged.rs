//! What is around a picture, measured: nothing leaves it or runs under its code, and lines are broken as Chinese has them.

use super::{blank, sizes};
use crate::support;
use wanzhou::figures::default_card::{all as all_figures, card_of};
use wanzhou::figures::districts::Screen;
use wanzhou::figures::shared::label::{Bounds, Face, width as width_of};
use wanzhou::files::destination::{Arranged, Destination, arrange, opens_elsewhere};
use wanzhou::files::picture::Caption;
use wanzhou::model::{Atlas, Card};
use wanzhou::route::{Explore, Tab, View};
use wanzhou::text::{Locale, messages};

/// Addresses as long as they become, where a project's pages are hosted.
const LONG: &str = "https://somebody.github.io/wanzhou-in-figures/";

/// A figure to be arranged: its name, what is around it, sizes of its pictures for a destination, its address.
type Case = (String, Caption, Box<dyn Fn(Destination) -> Vec<[f64; 2]>>, String);

/// Every card, figures of indicators, parts of districts' pages and the comparison of districts, with the addresses that they have.
fn cases(atlas: &Atlas, locale: Locale) -> Vec<Case> {
    let origin = |address: &str| format!("万州数读 · {address} · 制图日期2026-11-29 · CC BY 4.0");
    let drawn = |card: &Card, address: String| {
        let caption = Caption::of(card, atlas, locale, Tab::Chart, origin(&address));
        let sizes = sizes(card, atlas, locale);
        let of: Box<dyn Fn(Destination) -> Vec<[f64; 2]>> = Box::new(move |destination| sizes.of(destination));
        (card.id.to_string(), caption, of, address)
    };
    let language = if locale == Locale::En { "en/" } else { "" };
    // Of those made of indicators, which are alike, every sixth.
    let is_card = |card: &Card| atlas.cards.get(&card.id).is_some();
    let own = all_figures(atlas).into_iter().enumerate().filter(|(at, card)| is_card(card) || at % 6 == 0);
    let own = own.map(|(_, card)| card).map(|card| (format!("{LONG}f/{}/{language}", card.id), card));
    let parts = ["ages-500154", "households-500155"].into_iter().filter_map(|id| card_of(id, atlas));
    let parts = parts.map(|card| (format!("{LONG}#/indicator/{}?lang={}", card.id, locale.code()), card));
    let mut all: Vec<Case> = own.chain(parts).map(|(address, card)| drawn(&card, address)).collect();
    for view in [View::Map, View::Ranking, View::Scatter] {
        let explore = Explore { y: Some("one-person-share".to_owned()), view: Some(view), ..Explore::default() };
        let card = Screen::of(atlas, &explore, locale).expect("a screen").card;
        let address = format!("{LONG}districts/{language}#?y=one-person-share&view={}", view.id());
        let tab = if view == View::Map { Tab::Map } else { Tab::Chart };
        let caption = Caption::of(&card, atlas, locale, tab, origin(&address));
        // What is in the page: a column's picture and a phone's.
        let sizes = [[690.0, 620.0], [350.0, 480.0]];
        all.push((format!("districts {}", view.id()), caption, Box::new(move |_| sizes.to_vec()), address));
    }
    all
}

/// The distance that an element of a picture is moved by those around it.
fn moved(node: &roxmltree::Node) -> [f64; 2] {
    let own = |node: roxmltree::Node| {
        let [x, y] =
            node.attribute("transform")?.strip_prefix("translate(")?.strip_suffix(')')?.split(' ').collect::<Vec<_>>()
                [..]
        else {
            return None;
        };
        Some([x.parse::<f64>().ok()?, y.parse::<f64>().ok()?])
    };
    node.ancestors().filter_map(own).fold([0.0; 2], |[x, y], [dx, dy]| [x + dx, y + dy])
}

/// What is written around an arranged picture, with the box of each line; the box of its code, and that of the picture.
fn laid_out(made: &Arranged, picture: &str) -> (Vec<(String, Bounds)>, Option<Bounds>, Option<Bounds>) {
    let svg = made.layout.clone().with(picture, &made.caption);
    let document = roxmltree::Document::parse(&svg).expect("an SVG");
    let lines = document.descendants().filter(|node| node.has_tag_name("text")).map(|text| {
        let own = |node: &roxmltree::Node, name: &str| {
            node.attribute(name).and_then(|value| value.trim_end_matches("px").parse::<f64>().ok())
        };
        let span = text.descendants().find(|node| own(node, "font-size").is_some()).expect("a size");
        let wording: String = text.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        let size = own(&span, "font-size").unwrap_or(12.0);
        let face = match (span.attribute("font-family"), span.attribute("font-weight")) {
            (Some("var(--serif)"), _) => Face::Value,
            (_, Some(_)) => Face::Bold,
            _ => Face::Plain,
        };
        let [dx, dy] = moved(&text);
        let (x, y) = (own(&text, "x").unwrap_or(0.0) + dx, own(&text, "y").unwrap_or(0.0) + dy);
        // The legend of a map has words anchored at their end or their middle.
        let wide = width_of(&wording, size, face);
        let left = match text.attribute("text-anchor") {
            Some("middle") => x - wide / 2.0,
            Some("end") => x - wide,
            _ => x,
        };
        (wording, Bounds { left, right: left + wide, top: y - 0.8 * size, bottom: y + 0.1 * size })
    });
    let lines = lines.collect();
    let white = document.descendants().find(|node| node.attribute("fill") == Some("#ffffff"));
    let code = white.zip(made.caption.code.as_ref()).map(|(white, (code, module))| {
        let ([left, top], side) = (moved(&white), code.drawn(*module).width);
        Bounds { left, top, right: left + side, bottom: top + side }
    });
    let inner = document.root_element().descendants().skip(1).find(|node| node.has_tag_name("svg"));
    let picture = inner.map(|inner| {
        let side = |name: &str| inner.attribute(name).and_then(|side| side.parse::<f64>().ok()).unwrap_or(0.0);
        let [left, top] = moved(&inner);
        Bounds { left, top, right: left + side("width"), bottom: top + side("height") }
    });
    (lines, code, picture)
}

#[test]
fn words_leave_neither_the_picture_nor_half_of_it_to_the_code_and_lines_begin_as_chinese_lines_do() {
    let atlas = support::everything();
    let (mut faults, mut least) = (Vec::new(), (1.0, String::new()));
    for locale in Locale::ALL {
        for (id, caption, pictures, address) in cases(&atlas, locale) {
            for destination in Destination::ALL {
                let pictures = pictures(destination);
                let made = arrange(destination, &pictures, &caption, Some(&address)).expect("there are pictures");
                let inner = made.picture.map_or_else(String::new, |at| blank(pictures[at]));
                let name = format!("{id} {} {}", destination.id(), locale.code());
                let [width, height] = made.layout.size;
                // What a font adds to the estimate is no more than the margin.
                let canvas = Bounds { left: 10.0, top: 4.0, right: width - 10.0, bottom: height - 2.0 };
                let (lines, code, picture) = laid_out(&made, &inner);
                // A map's key is laid out by itself, and there one line of it is too long for a phone in English.
                let in_key = |wording: &str| wording.contains(messages(locale).map_counts);
                for (wording, own) in lines.iter().filter(|(wording, _)| !in_key(wording)) {
                    if !canvas.holds(own) {
                        faults.push(format!("{name}: `{wording}` leaves the picture: {own:?} of {canvas:?}"));
                    }
                    if wording.starts_with(|c| "》，。；：）”、！？".contains(c))
                        || wording.ends_with(|c| "《（“".contains(c))
                    {
                        faults.push(format!("{name}: a line is `{wording}`"));
                    }
                    if code.is_some_and(|code| code.meets(own)) {
                        faults.push(format!("{name}: `{wording}` runs under the code"));
                    }
                }
                if let Some(code) = code {
                    let level = |own: &Bounds| own.bottom > code.top && own.top < code.bottom && own.right <= code.left;
                    // A column beside another, not words beside the code, ends well before it.
                    let beside = lines.iter().filter(|(_, own)| level(own));
                    let left = beside.map(|(_, own)| own.left).fold(f64::INFINITY, f64::min);
                    let in_one_column = made.picture.is_none_or(|at| pictures[at][0] + 2.0 * 20.0 + 1.0 > width);
                    if in_one_column && left.is_finite() && code.left - left < width / 2.0 {
                        faults.push(format!("{name}: {} beside the code of {width}", code.left - left));
                    }
                    let share = (code.right - code.left) / width;
                    if share > 0.205 {
                        faults.push(format!("{name}: the code takes {share} of the width"));
                    }
                    if !canvas.holds(&code) {
                        faults.push(format!("{name}: the code leaves the picture"));
                    }
                }
                if destination == Destination::Square {
                    let at = picture.map_or([f64::INFINITY, 0.0], |own| [own.left, own.right]);
                    let right = lines.iter().map(|(_, own)| own.right).fold(at[1], f64::max);
                    let left = lines.iter().map(|(_, own)| own.left).fold(at[0], f64::min);
                    let used = (right - left) / width;
                    if used < least.0 {
                        least = (used, name);
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
    println!("least of a square: {least:?}");
    assert!(least.0 > 0.6, "a square uses {} of its width: {}", least.0, least.1);
}

#[test]
fn local_addresses_are_distinguished_from_public_ones() {
    for address in [
        "https://figures.example.org/f/gdp/",
        "http://somebody.github.io:8080/x",
        "https://8.8.8.8/",
        "https://172.32.0.1/",
        "https://[2001:4860:4860::8888]/f/",
        "https://localhost.example.org/",
    ] {
        assert!(opens_elsewhere(address), "{address}");
    }
    for address in [
        "http://localhost:8080/f/gdp/",
        "http://127.0.0.1:4173/",
        "http://127.3.2.1/",
        "http://[::1]:8080/",
        "http://[::ffff:192.168.1.1]/",
        "http://[fe80::1]/",
        "http://desk.local/",
        "http://DESK.LOCAL./",
        "http://intranet/f/",
        "http://10.1.2.3/",
        "http://192.168.1.20:8080/#/x",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://169.254.1.1/",
        "file:///home/somebody/index.html#/indicator/gdp",
        "",
    ] {
        assert!(!opens_elsewhere(address), "{address}");
    }
}
