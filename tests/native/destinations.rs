//! Pictures by where they are published, and tables to be pasted.

mod arranged;
mod pasted;

use crate::support;
use std::collections::BTreeMap;
use wanzhou::figures::default_card::all as all_figures;
use wanzhou::figures::{FULL, NARROW, draw, own_span};
use wanzhou::files::destination::{Arranged, Destination, arrange};
use wanzhou::files::grid::Grid;
use wanzhou::files::long_picture::{FigureSection, long_pictures};
use wanzhou::files::picture::{Caption, size};
use wanzhou::files::{glyphs, snippet::Snippet};
use wanzhou::model::{Atlas, Card};
use wanzhou::route::Tab;
use wanzhou::text::{Locale, messages};

const ADDRESS: &str = "https://figures.example.org/f/growth-streak/";

/// A picture with nothing in it, of a size.
fn blank([width, height]: [f64; 2]) -> String {
    format!(r#"<svg width="{width}" height="{height}"></svg>"#)
}

/// Width and height of the pictures of a figure, in every width that a destination has.
struct Sizes {
    full: Option<f64>,
    known: Vec<[f64; 2]>,
}

impl Sizes {
    fn of(&self, destination: Destination) -> Vec<[f64; 2]> {
        let known = |width: &f64| self.known.iter().find(|[own, _]| (own - width).abs() < 1.0).copied();
        destination.widths(self.full).iter().filter_map(known).collect()
    }
}

fn sizes(card: &Card, atlas: &Atlas, locale: Locale) -> Sizes {
    let full = (own_span(card) == 12).then_some(FULL);
    // A square has them all.
    let drawn = Destination::Square.widths(full).into_iter().filter_map(|width| draw(card, atlas, locale, width).ok());
    Sizes { full, known: drawn.map(|picture| [picture.width(), picture.height()]).collect() }
}

/// What is to be written around a picture and is not: title, what is measured, the site's name, notes and sources. A cover that has
/// no room for its picture has none for the notes on it.
fn left_out(svg: &str, made: &Arranged, caption: &Caption) -> Vec<String> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let document = roxmltree::Document::parse(svg).expect("an SVG");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let written: String = texts
        .flat_map(|text| text.descendants())
        .filter(|node| node.is_text())
        .filter_map(|node| node.text())
        .collect();
    let written = plain(&written);
    let notes = caption.notes.iter().filter(|_| made.picture.is_some()).map(|(_, note)| note.as_str());
    let wanted = [caption.title.as_str(), &caption.subtitle, &caption.source].into_iter();
    let wanted = wanted.chain(caption.credits.as_deref()).chain(caption.origin.split(" · ")).chain(notes);
    wanted.filter(|text| !written.contains(&plain(text))).map(str::to_owned).collect()
}

#[test]
fn every_figure_fits_every_destination_with_title_notes_and_source() {
    let atlas = support::everything();
    let mut smallest: BTreeMap<&str, (f64, String)> = BTreeMap::new();
    for card in &all_figures(&atlas) {
        for locale in Locale::ALL {
            let sizes = sizes(card, &atlas, locale);
            let caption = Caption::of(card, &atlas, locale, Tab::Chart, messages(locale).site.to_owned());
            for destination in Destination::ALL {
                let pictures = sizes.of(destination);
                let made = arrange(destination, &pictures, &caption, Some(ADDRESS)).expect("there are pictures");
                let svg = made
                    .layout
                    .clone()
                    .with(&made.picture.map_or_else(String::new, |at| blank(pictures[at])), &made.caption);
                let own = size(&svg).expect("it has a size").map(|side| side * made.scale);
                let (width, height) = destination.pixels();
                let name = format!("{} {} {locale:?}", card.id, destination.id());
                assert!((own[0] - width).abs() < 0.5, "{name} is {own:?}");
                assert!(height.is_none_or(|height| (own[1] - height).abs() < 0.5), "{name} is {own:?}");
                let missing = left_out(&svg, &made, &caption);
                assert!(missing.is_empty(), "{name} does not say {missing:?}");
                if made.picture.is_none() {
                    assert_eq!(destination, Destination::Cover, "{name} is its title alone");
                }
                let has_code = svg.contains("#ffffff");
                assert_eq!(has_code, destination != Destination::Cover, "{name} has a code");
                if let Some((_, module)) = made.caption.code {
                    assert!(module * made.scale > 4.7, "{name}: squares of {} pixels", module * made.scale);
                }
                let least = smallest.entry(destination.id()).or_insert((f64::INFINITY, String::new()));
                if made.scale < least.0 {
                    *least = (made.scale, name);
                }
            }
        }
    }
    // The smallest type of a figure is 12 CSS pixels high, and so is 12 pixels where all of it is shown.
    for (destination, least) in [("article", 33.0), ("square", 12.0), ("slide", 12.0), ("cover", 12.0), ("print", 20.0)]
    {
        let (scale, name) = &smallest[destination];
        assert!(12.0 * scale >= least, "type of {} pixels in {name}", 12.0 * scale);
    }
}

#[test]
fn an_article_gets_the_phone_s_picture_and_paper_the_widest() {
    let atlas = support::everything();
    let card = atlas.cards.get("gdp").expect("gdp");
    let caption = Caption::of(card, &atlas, Locale::Zh, Tab::Chart, String::new());
    let pictures = [[690.0, 400.0], [350.0, 380.0], [792.0, 420.0]];
    let chosen = |destination| arrange(destination, &pictures, &caption, None).and_then(|made| made.picture);
    assert_eq!(chosen(Destination::Article), Some(1));
    assert_eq!(chosen(Destination::Print), Some(2));
    assert_eq!(arrange(Destination::Square, &[], &caption, None).and_then(|made| made.picture), None);
    // Words go beside where that makes them larger: the same picture above its words fills a cover less.
    let cover = arrange(Destination::Cover, &pictures[1..2], &caption, None).expect("a cover");
    let stacked = wanzhou::files::picture::PictureLayout::stacked(pictures[1], &caption);
    assert!(cover.scale > 383.0 / stacked.size[1], "{} and {}", cover.scale, 383.0 / stacked.size[1]);
}

#[test]
fn a_table_is_pasted_as_it_is_read() {
    let cell = |text: &str| text.to_owned();
    let grid = Grid {
        head: vec![cell("指标"), cell("数值")],
        rows: vec![vec![cell("A|B*"), cell("≥97%")], vec![cell("two\nlines\tand <b>"), cell("1 & 2")]],
        below: vec![cell("来源：甲")],
    };
    assert_eq!(grid.tsv("甲\t乙"), "甲 乙\n指标\t数值\nA|B*\t≥97%\ntwo lines and <b>\t1 & 2\n来源：甲\n");
    let markdown = "| 指标 | 数值 |\n| --- | --- |\n| A\\|B\\* | ≥97% |\n| two lines and \\<b> | 1 & 2 |\n\n来源：甲\n";
    assert_eq!(grid.markdown("一*"), format!("**一\\***\n\n{markdown}"));
    let html = grid.html("谁 < 谁");
    assert!(html.contains("<caption>谁 &lt; 谁</caption>"), "{html}");
    assert!(html.contains("<tr><th scope=\"row\">A|B*</th><td>≥97%</td></tr>"), "{html}");
    assert!(html.contains("and &lt;b&gt;</th><td>1 &amp; 2</td>"), "{html}");
    assert!(html.ends_with("</table>\n<p>来源：甲</p>\n"), "{html}");
}

/// Sections of a height that their pictures make.
fn sections(count: usize, height: f64) -> (Caption, Vec<FigureSection>) {
    let atlas = support::everything();
    let card = atlas.cards.get("gdp").expect("gdp");
    let caption = Caption::of(card, &atlas, Locale::Zh, Tab::Chart, "origin".to_owned());
    let section = |at: usize| {
        let size = [NARROW, height];
        FigureSection {
            svg: blank(size).replace("<svg", &format!(r#"<svg id="p{at}""#)),
            size,
            caption: caption.clone(),
        }
    };
    (Caption { title: "标题".to_owned(), ..caption.clone() }, (0..count).map(section).collect())
}

#[test]
fn a_long_picture_holds_every_figure_once_whole_and_in_order_below_one_title() {
    let (caption, sections) = sections(4, 300.0);
    let [picture] = &long_pictures(&caption, &sections, Some(ADDRESS))[..] else { panic!("it is one") };
    assert!((picture.size[0] * picture.scale - 1080.0).abs() < 0.5, "{:?}", picture.size);
    let at: Vec<usize> = (0..4).filter_map(|at| picture.svg.find(&format!(r#"id="p{at}""#))).collect();
    assert_eq!(at.len(), 4);
    assert!(at.is_sorted());
    // Each is below the one before, with its notes between them.
    let tops: Vec<f64> = picture
        .svg
        .split(r#"<g transform="translate(20 "#)
        .skip(1)
        .filter_map(|rest| rest.split_once(r#")"><svg id="p"#)?.0.parse().ok())
        .collect();
    assert_eq!(tops.len(), 4, "{tops:?}");
    assert!(tops.windows(2).all(|pair| pair[1] - pair[0] > 400.0), "{tops:?}");
    let count = picture.svg.matches("origin").count();
    assert_eq!(count, 4 + 1, "each figure says where it is from, and the whole does");
    assert_eq!(picture.svg.matches("#ffffff").count(), 1, "one code");
    assert!(!picture.svg.contains("（1/"), "one of one is not counted");
}

#[test]
fn what_is_higher_than_browsers_draw_is_several_pictures_and_no_figure_is_cut() {
    let (caption, sections) = sections(9, 1_500.0);
    let pictures = long_pictures(&caption, &sections, Some(ADDRESS));
    assert!(pictures.len() > 2, "{}", pictures.len());
    for (at, picture) in pictures.iter().enumerate() {
        let [width, height] = picture.size.map(|side| side * picture.scale);
        assert!(width * height <= 16_777_216.0, "{width} × {height}");
        let number = format!("（{}/{}）", at + 1, pictures.len());
        assert!(picture.svg.contains(&number), "{number}");
        assert_eq!(picture.svg.matches("#ffffff").count(), 1, "each leads back");
    }
    let all: String = pictures.iter().map(|picture| picture.svg.as_str()).collect();
    for at in 0..9 {
        assert_eq!(all.matches(&format!(r#"id="p{at}""#)).count(), 1, "{at}");
    }
    // One that is too high by itself stands alone.
    let (caption, sections) = self::sections(2, 9_000.0);
    assert_eq!(long_pictures(&caption, &sections, None).len(), 2);
    assert!(long_pictures(&caption, &[], None).is_empty());
}

#[test]
fn snippets_hold_a_title_as_text_and_a_picture_that_leads_to_the_figure() {
    let snippet = Snippet {
        title: "A \"B\" & <c>".to_owned(),
        link: "https://example.org/f/gdp/".to_owned(),
        image: Some("https://example.org/figures/gdp.zh.png".to_owned()),
    };
    let title = "A &quot;B&quot; &amp; &lt;c&gt;";
    let picture = snippet.picture();
    assert!(
        picture
            .starts_with("<a href=\"https://example.org/f/gdp/\"><img src=\"https://example.org/figures/gdp.zh.png\"")
    );
    assert!(picture.contains(&format!("alt=\"{title}\"")), "{picture}");
    let frame = snippet.frame("https://example.org/embed/gdp/#?a=1&b=2", Some(320), 500);
    let opened = format!("<iframe src=\"https://example.org/embed/gdp/#?a=1&b=2\" title=\"{title}\"");
    assert!(frame.starts_with(&opened), "{frame}");
    assert!(frame.contains("width:100%;max-width:320px;height:500px;") && frame.contains(&picture), "{frame}");
    let element = snippet.element("https://example.org/embed.js", "gdp", &[("lang", "zh".to_owned())]);
    assert!(element.contains("<wanzhou-figure figure=\"gdp\" lang=\"zh\">"), "{element}");
    // What is there or not has no value: editors ask what an empty one is.
    let from_start = snippet.element("https://example.org/embed.js", "ages-500154", &[("start", String::new())]);
    assert!(from_start.contains("<wanzhou-figure figure=\"ages-500154\" start>"), "{from_start}");
    let bare = Snippet { image: None, ..snippet }.picture();
    assert_eq!(bare, format!("<a href=\"https://example.org/f/gdp/\">{title}</a>"));
}

#[test]
fn a_picture_needs_fonts_for_what_is_seen_in_it() {
    let svg = "<svg><title>题</title><style>.样{}</style><text>GDP 万州\u{3000}\u{200b}</text><tspan>州—</tspan></svg>";
    assert_eq!(glyphs(svg), ['万', '州', '—']);
}
