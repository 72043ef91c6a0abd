//! The publisher where the site's address is known (`SITE_URL`): whatever others read of the site names it in full.
//! It runs whole, over a stand-in for what Trunk stages: the page and the files are real, the app does nothing.

mod structured;

use crate::support;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use wanzhou::figures::districts::scene::offered;
use wanzhou::route::{Page, Route};
use wanzhou::text::Locale;

/// In a folder of its host, and without the slash that the publisher adds.
const SITE: &str = "https://example.org/wanzhou";

/// A wasm module with a function of the name that `slim.mjs` cuts out.
const APP: &str = "
import binaryen from 'binaryen';
import { writeFileSync } from 'node:fs';
const name = '<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async::{{closure}}';
const module = new binaryen.Module();
module.addFunction(name, binaryen.none, binaryen.none, [], module.nop());
module.addFunctionExport(name, 'run');
binaryen.setDebugInfo(true);
writeFileSync(process.argv[1], module.emitBinary());
";

/// What Trunk makes of `index.html`: styles and scripts put in, files copied, the app beside it.
fn staged(folder: &Path) {
    let page: Vec<String> = support::read("index.html").lines().map(|line| stage(line, folder)).collect();
    fs::write(folder.join("index.html"), page.join("\n")).expect("the page is staged");
    fs::write(folder.join("app-0.js"), "export default async () => {};\n").expect("the app's script is staged");
    let made = Command::new("node")
        .args(["--input-type=module", "-e", APP])
        .arg(folder.join("app-0_bg.wasm"))
        .current_dir(support::path(""))
        .status();
    assert!(made.is_ok_and(|status| status.success()), "no app was staged");
}

fn stage(line: &str, folder: &Path) -> String {
    let attribute = |name: &str| Some(line.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
    if !line.starts_with("<link data-trunk ") {
        return line.to_owned();
    }
    let from = attribute("href").unwrap_or_default();
    let to = folder.join(Path::new(from).file_name().unwrap_or_default());
    match attribute("rel").expect("every link says what it is") {
        "inline" if from.ends_with(".css") => format!("<style>{}</style>", support::read(from)),
        "inline" => format!("<script>{}</script>", support::read(from)),
        "rust" => "<script type=\"module\">import init from './app-0.js'; init();</script>".to_owned(),
        "copy-dir" => {
            copy(&support::path(from), &to);
            String::new()
        }
        _ => {
            fs::copy(support::path(from), &to).expect("a copy");
            String::new()
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for path in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let copied = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &copied),
            false => _ = fs::copy(&path, copied).expect("a copy"),
        }
    }
}

/// All documents below a folder, by their folder's path from the site's.
fn documents(folder: &Path, path: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder.join(path)).expect("a folder").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            documents(folder, &format!("{path}{name}/"), found);
        } else if name == "index.html" {
            found.push((path.to_owned(), fs::read_to_string(entry.path()).expect("a document")));
        }
    }
}

/// What is in an attribute of the tag that begins so.
fn wording<'a>(document: &'a str, tag: &str) -> &'a str {
    let (_, rest) = document.split_once(tag).unwrap_or_else(|| panic!("no {tag}"));
    rest.split_once('"').unwrap_or_else(|| panic!("{tag} has no end")).0
}

/// Every address in a text that is the site's own, as the file that it leads to.
fn files_named(text: &str, folder: &Path) -> BTreeSet<PathBuf> {
    let addresses =
        text.split(SITE).skip(1).map(|rest| rest.split(['"', '<', '\\', '\n', '#']).next().unwrap_or_default());
    let file = |address: &str| {
        let path = address.strip_prefix('/').unwrap_or_else(|| panic!("{SITE}{address} is no address"));
        let file = folder.join(path);
        if path.is_empty() || path.ends_with('/') { file.join("index.html") } else { file }
    };
    addresses.map(file).collect()
}

/// A description is whole sentences: messengers show it below the title, which it does not repeat.
fn described(head: &str, path: &str) {
    let description = wording(head, r#"<meta property="og:description" content=""#);
    let title = wording(head, r#"<meta property="og:title" content=""#);
    assert!(description.ends_with(['。', '.', '！', '？', '!', '?']), "{path}: no sentence: {description}");
    let count = |brackets: &str| description.chars().filter(|c| brackets.contains(*c)).count();
    assert_eq!(count("（(“"), count("）)”"), "{path}: a bracket stays open: {description}");
    let repeated = ["。", ". ", ": ", "："].map(|stop| format!("{title}{stop}"));
    assert!(
        !repeated.iter().any(|title| description.starts_with(title)),
        "{path}: begins with its title: {description}"
    );
    assert!((10..=165).contains(&description.chars().count()), "{path}: {description}");
}

/// Every picture file is one for programs that know SVG 1.1 alone, and says in words and in which language what it is.
fn pictures(folder: &Path) {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let pictures: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "svg")).collect();
    assert!(pictures.len() > 100, "{}", pictures.len());
    for path in pictures {
        let (svg, name) = (fs::read_to_string(&path).expect("a picture"), path.display());
        for unknown in
            ["var(", "rgba(", "color(", "color-mix", "paint-order", "dominant-baseline", "aria-hidden", " style="]
        {
            assert!(!svg.contains(unknown), "{name}: {unknown}");
        }
        let language = if name.to_string().ends_with(".en.svg") { "en" } else { "zh-CN" };
        assert!(svg.starts_with("<svg ") && svg.contains(&format!(" xml:lang=\"{language}\"")), "{name}");
        assert!(!wording(&svg, "<title>").starts_with('<'), "{name} has no name");
        for families in svg.split("font-family=\"").skip(1) {
            assert!(!families.starts_with("'PingFang") && !families.starts_with("system-ui"), "{name}: {families:.40}");
        }
    }
}

/// What is published, once for all tests: its folder, and the documents in it by their folder's path.
static PUBLISHED: LazyLock<(PathBuf, Vec<(String, String)>)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("published");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    staged(&folder);
    let output = Command::new(env!("CARGO_BIN_EXE_publish"))
        .env("TRUNK_SOURCE_DIR", support::path(""))
        .env("TRUNK_STAGING_DIR", &folder)
        .env("SITE_URL", SITE)
        // What a build has drawn before.
        .env("WANZHOU_KEPT", Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("kept"))
        .output()
        .expect("the publisher runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut found = Vec::new();
    documents(&folder, "", &mut found);
    (folder, found)
});

/// An address on the site.
fn own(path: &str) -> String {
    format!("{SITE}/{path}")
}

/// What a document's oEmbed record says is whole; the files that it names.
fn record_of(path: &str, head: &str, folder: &Path) -> BTreeSet<PathBuf> {
    let oembed = wording(head, r#"<link rel="alternate" type="application/json+oembed" href=""#);
    assert_eq!(oembed, own(&format!("{path}oembed.json")));
    let record = fs::read_to_string(folder.join(path).join("oembed.json")).expect("a record");
    let value: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let (chinese, language) = path.strip_suffix("/en/").map_or((path.trim_end_matches('/'), ""), |rest| (rest, "en/"));
    let frame = match chinese.split_once('/') {
        Some(("f", id)) => own(&format!("embed/{id}/{language}\"")),
        Some((_, indicator)) => own(&format!("embed/districts/{language}#?y={indicator}\"")),
        None => own(&format!("embed/districts/{language}\"")),
    };
    let frame = format!("<iframe src=\"{frame}");
    let quote = format!("<blockquote hidden><a href=\"{}\">", own(path));
    let html = value["html"].as_str().unwrap_or_default();
    assert!(html.starts_with(&quote) && html.contains(&frame), "{record}");
    assert_eq!(value["height"], value["heights"]["720"], "{record}");
    assert_eq!(value["provider_url"], own(""));
    assert!(value["thumbnail_url"].as_str().is_some_and(|image| image.starts_with(SITE)), "{record}");
    files_named(&record, folder)
}

#[test]
fn where_the_sites_address_is_known_machines_read_whole_addresses_that_lead_somewhere() {
    let (folder, found) = &*PUBLISHED;
    let (framed, linked): (Vec<_>, Vec<_>) = found.iter().partition(|(path, _)| path.starts_with("embed/"));
    assert!(linked.len() > 100 && framed.len() > 30, "{} and {}", linked.len(), framed.len());
    let mut named = BTreeSet::new();
    for (path, document) in &linked {
        let (head, _) = document.split_once("</head>").expect("a head");
        assert_eq!(wording(head, r#"<link rel="canonical" href=""#), own(path));
        assert_eq!(wording(head, r#"<meta property="og:url" content=""#), own(path));
        for language in ["zh-CN", "en", "x-default"] {
            assert_eq!(head.matches(&format!(r#" hreflang="{language}" href="{SITE}/"#)).count(), 1, "{path}");
        }
        let of_figure = head.contains("application/json+oembed");
        let is_page = !of_figure || path.starts_with("districts/");
        assert_eq!(wording(head, r#"<meta property="og:type" content=""#), if is_page { "website" } else { "article" });
        described(head, path);
        if of_figure {
            named.extend(record_of(path, head, folder));
        }
        if of_figure || !path.starts_with("f/") {
            let image = wording(head, r#"<meta property="og:image" content=""#);
            assert!(image.starts_with(&own("figures/")) && image.ends_with(".png"), "{path}: {image}");
        }
        named.extend(files_named(head, folder));
    }
    for (path, document) in &framed {
        // The page of districts is itself what its frame is of.
        let page = path.replacen("embed/districts/", "districts/", 1).replacen("embed/", "f/", 1);
        assert_eq!(wording(document, r#"<link rel="canonical" href=""#), own(&page));
    }

    let sitemap = fs::read_to_string(folder.join("sitemap.xml")).expect("a sitemap");
    let listed: BTreeSet<&str> = sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    let linked: BTreeSet<String> = linked.iter().map(|(path, _)| own(path)).collect();
    assert_eq!(listed, linked.iter().map(String::as_str).collect());
    for entry in sitemap.split("<url>").skip(1) {
        let date =
            entry.split_once("<lastmod>").and_then(|(_, rest)| rest.split_once("</lastmod>")).map(|(date, _)| date);
        let is_day = |date: &str| date.len() == 10 && date.split('-').all(|part| part.parse::<u32>().is_ok());
        assert!(date.is_some_and(is_day), "no date: {entry}");
    }
    named.extend(files_named(&sitemap, folder));
    let picture = fs::read_to_string(folder.join("figures/gdp.zh.svg")).expect("a picture");
    assert!(picture.contains(SITE), "a picture says where it comes from");

    for (about, feed, picture) in
        [("about/index.html", "feed.xml", "gdp.zh.png"), ("about/en/index.html", "feed.en.xml", "gdp.en.png")]
    {
        let about = fs::read_to_string(folder.join(about)).expect("the page “About”");
        assert!(about.contains(&format!("/figures/{picture}\"")), "pictures for newsrooms: {picture}");
        assert!(about.contains(&format!(r#"type="application/atom+xml" href="{SITE}/{feed}""#)), "{feed} is named");
        let feed = fs::read_to_string(folder.join(feed)).expect("a feed");
        assert!(feed.contains(&format!(r#"<link rel="self" href="{SITE}/"#)), "{feed}");
    }

    let robots = fs::read_to_string(folder.join("robots.txt")).expect("a robots.txt");
    assert!(robots.contains(&format!("Sitemap: {SITE}/sitemap.xml")), "{robots}");
    named.extend(files_named(&robots, folder));
    let not_found = fs::read_to_string(folder.join("404.html")).expect("a page for what is not there");
    assert!(not_found.contains("Content-Security-Policy") && !not_found.contains("{site}"), "{not_found}");
    named.extend(files_named(&not_found, folder));
    pictures(&folder.join("figures"));

    let missing: Vec<_> = named.iter().filter(|file| !file.is_file()).collect();
    assert!(named.len() > 200 && missing.is_empty(), "of {}: {missing:#?}", named.len());
}

/// The language of a document by its folder, and that folder in Chinese.
fn in_language(path: &str) -> (Locale, String) {
    // An id may end with these letters too.
    match path.strip_suffix("en/") {
        Some(own) if own.is_empty() || own.ends_with('/') => (Locale::En, own.to_owned()),
        _ => (Locale::Zh, path.to_owned()),
    }
}

#[test]
fn the_height_of_every_frame_is_known() {
    let known: serde_json::Value = serde_json::from_str(&support::read("src/bin/publish/heights.json")).expect("JSON");
    let figures = known["figures"].as_object().expect("the figures");
    let framed = PUBLISHED.1.iter().filter_map(|(path, _)| path.strip_prefix("embed/")?.strip_suffix("/"));
    let framed: BTreeSet<&str> = framed.filter(|path| !path.contains('/') && *path != "districts").collect();
    let atlas = support::everything();
    let compared = offered(&atlas.census).map(|key| format!("districts-{}", atlas.census.indicator_id(key)));
    let all: Vec<String> = framed.into_iter().map(str::to_owned).chain(compared).collect();
    assert!(all.len() > 150, "{}", all.len());
    let names = all.iter().flat_map(|id| Locale::ALL.map(|locale| format!("{id}.{}", locale.code())));
    let unknown: Vec<String> = names.filter(|name| !figures.contains_key(name)).collect();
    assert!(unknown.is_empty(), "make golden measures them: {unknown:?}");
}

#[test]
fn every_district_has_a_document_of_its_own_in_both_languages() {
    let atlas = support::everything();
    let districts: Vec<_> = atlas.areas.iter().filter(|area| area.within.as_deref() == Some("500000")).collect();
    assert_eq!(districts.len(), 38);
    let of = |path: &str| PUBLISHED.1.iter().find(|(own, _)| own == path).map(|(_, document)| document);
    for area in &districts {
        for (locale, path) in [(Locale::Zh, format!("d/{}/", area.id)), (Locale::En, format!("d/{}/en/", area.id))] {
            let document = of(&path).unwrap_or_else(|| panic!("no document at {path}"));
            let name = area.name.get(locale);
            let (head, body) = document.split_once("</head>").expect("a head");
            assert_eq!(wording(head, " lang=\""), locale.html_lang(), "{path}");
            assert!(head.contains(&format!("<title>{name} · ")), "{path}");
            assert!(body.contains(&format!("<h1>{name}<")), "{path}");
            assert!(wording(head, r#"<meta property="og:description" content=""#).contains(name), "{path}");
        }
    }
    // The others there are of indicators that districts are compared by, whose ids must not read as codes.
    let is_code = |id: &str| id.len() == 6 && id.bytes().all(|byte| byte.is_ascii_digit());
    let compared: Vec<&str> = offered(&atlas.census).map(|key| atlas.census.indicator_id(key)).collect();
    assert!(compared.len() > 30 && !compared.iter().any(|id| is_code(id)), "{compared:?}");
    let mut titles = BTreeSet::new();
    for id in &compared {
        for path in [format!("d/{id}/"), format!("d/{id}/en/")] {
            let document = of(&path).unwrap_or_else(|| panic!("no document at {path}"));
            let title = wording(document, "<title>").split("</title>").next().unwrap_or_default().to_owned();
            let name = atlas.indicators.get(id).expect("an indicator").name.get(in_language(&path).0);
            assert!(title.starts_with(&format!("{name} · ")) && titles.insert(title.clone()), "{path}: {title}");
        }
    }
    let others = PUBLISHED.1.iter().filter(|(path, _)| path.starts_with("d/")).count();
    assert_eq!(others, 2 * (districts.len() + compared.len()), "and no others");
}

#[test]
fn the_first_picture_that_a_reader_of_a_figures_document_finds_is_its_own() {
    let mut count = 0;
    for (path, document) in PUBLISHED.1.iter().filter(|(path, _)| path.starts_with("f/")) {
        let (_, body) = document.split_once("</head>").expect("a head");
        let image = body.split_once("<img ").and_then(|(_, rest)| rest.split_once('>')).expect("a picture").0;
        let image = format!(" {image}");
        let attribute = |name: &str| Some(image.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
        let src = attribute("src").unwrap_or_else(|| panic!("{path}: no file: {image}"));
        let (locale, own) = in_language(path);
        let id = own.trim_start_matches("f/").trim_end_matches('/');
        let up = "../".repeat(path.matches('/').count());
        assert_eq!(src, format!("{up}figures/{id}.{}.png", locale.code()), "{path}");
        assert!(PUBLISHED.0.join(path).join(src).is_file(), "{path}: {src}");
        assert_eq!(attribute("data-src"), None, "{path}: a picture that waits for a script");
        assert!(attribute("alt").is_some_and(|alt| !alt.is_empty()), "{path}: {image}");
        count += 1;
    }
    assert!(count > 200, "{count}");
}

#[test]
fn one_walks_through_all_districts_in_a_circle_and_compares_each_with_those_beside_it() {
    let atlas = support::everything();
    let geo = atlas.geo.get("districts").expect("boundaries");
    let links = |text: &str| -> Vec<String> {
        text.split("href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    };
    for language in ["", "en/"] {
        let up = "../".repeat(2 + language.len().min(1));
        let (mut at, mut seen) = ("500101".to_owned(), Vec::new());
        while !seen.contains(&at) {
            let path = format!("d/{at}/{language}");
            let (_, document) = PUBLISHED.1.iter().find(|(own, _)| *own == path).expect("a document");
            let (_, ways) = document.split_once("class=\"beside-it\"").expect("ways on");
            let ways: Vec<String> = links(ways.split_once("</span>").expect("an end").0)
                .iter()
                .filter_map(|link| {
                    Some(link.strip_prefix(&format!("{up}d/"))?.strip_suffix(&format!("/{language}"))?.to_owned())
                })
                .collect();
            let [back, on] = &ways[..] else { panic!("{path}: {ways:?}") };
            assert!(seen.last().is_none_or(|before| before == back), "{path}: the way back leads to {back}");

            let compare = links(document).into_iter().find(|link| link.contains("pick=")).expect("a way to compare");
            let settings =
                compare.strip_prefix(&format!("{up}districts/{language}#")).expect("it leads to the districts");
            let own = Route { page: Page::Districts, ..Route::default() };
            let (route, notices) = Route::parse(&format!("#{settings}"), &own).expect("a route");
            assert_eq!((&route.page, notices), (&Page::Districts, Vec::new()), "{compare}");
            let picks = route.explore.picks.expect("districts");
            let picked: Vec<&str> = picks.slots().iter().map(|slot| slot.as_deref().expect("no gap")).collect();
            let mut expected = vec![at.as_str()];
            expected.extend(geo.neighbours(&at));
            expected.truncate(6);
            assert!(
                picked == expected && picked.len() > 1,
                "its own first, then those beside it: {picked:?} {expected:?}"
            );

            let on = on.clone();
            seen.push(std::mem::replace(&mut at, on));
        }
        assert_eq!((at.as_str(), seen.len()), ("500101", 38), "the circle closes after all of them");
    }
}
