//! The documents of the site: for every page and every figure, in both languages, one to link to; for every figure one to embed.

use super::comparison;
use super::dataset::dataset;
use super::feed::feed;
use super::figure_of::FigureOf;
use super::folders::{Failure, Folders};
use super::head::{Head, short};
use super::heights::Heights;
use super::page::Document;
use super::preview::{PREVIEW, of_district, preview_path};
use super::sitemap::{robots, sitemap};
use std::sync::Arc;
use wanzhou::figures::default_card;
use wanzhou::figures::districts::screen::census_years;
use wanzhou::figures::profile::{District, PARTS, documented_parts, lede};
use wanzhou::files::feed::feed_path;
use wanzhou::model::template::fill_string;
use wanzhou::model::{Atlas, Card};
use wanzhou::route::{DISTRICTS, Page, Route};
use wanzhou::text::Locale;
use wanzhou::text::messages::{profile::profile, with};
use wanzhou::views::page_files::{PageData, needed};

/// The pages that are no figure: what they hold, in Chinese and in English, and the figure that stands for them. `{systems}`,
/// `{districts}` and `{censuses}` are how many there are.
const PAGES: [(Page, [&str; 2], Option<&str>); 6] = [
    (
        Page::Story,
        [
            "万州2024年的产业、城市与治理：图表、地图和每个数值的出处，可离线阅读，可嵌入网页。",
            "Wanzhou in 2024: industry, city and governance in charts and maps, with the source of every number; to read offline and to embed.",
        ],
        Some("industry-composition"),
    ),
    (
        Page::Districts,
        [
            "重庆{districts}个区县{censuses}次人口普查的对比：人口、年龄、教育、就业、家庭与住房，可换指标、年份和区县。",
            "Chongqing’s {districts} districts and counties in {censuses_in_words} censuses: residents, ages, schooling, work, households and housing, by indicator, year and district.",
        ],
        None,
    ),
    (
        Page::Map,
        [
            "重庆{districts}个区县的人口与生产总值，万州各乡镇街道与报道提到的地点。",
            "Population and GDP of Chongqing’s {districts} districts and counties; Wanzhou’s townships and the places named in the article.",
        ],
        Some("district-gdp"),
    ),
    (
        Page::Governance,
        [
            "一件个案怎样在一天内办结，平均办结时限与在办件数的关系，以及报道提到的{systems}个机制、平台与称号。",
            "How one case was closed in a day, how days to close relate to open cases, and the {systems} programmes, platforms and titles that the article names.",
        ],
        Some("event-flow"),
    ),
    (
        Page::Data,
        [
            "全部数据在一张表里：可检索、排序、下载，每个数值注明性质、出处与核对结果。",
            "Every value in one table to search, sort and download, with its qualifier, its source and the checks that it takes part in.",
        ],
        Some("industry-output"),
    ),
    (
        Page::About,
        [
            "本站是什么、由谁制作、数据从哪里来，怎样读图，怎样离线保存、引用与转载。",
            "What this site is, who makes it, where its data comes from, how to read its charts, and how to keep, cite and reuse it.",
        ],
        Some("growth-streak"),
    ),
];

pub fn all(folders: &Folders, core: &PageData, whole: &Atlas, heights: &Heights) -> Result<Vec<Document>, Failure> {
    let site = SiteOf { folders, core, whole, heights };
    let mut documents = Vec::new();
    for (page, [zh, en], figure) in PAGES {
        let page_data = site.page_data(&page)?;
        for locale in Locale::ALL {
            let mut document = Document::of(page.clone(), locale, page_data.clone());
            let description = match locale {
                Locale::Zh => zh,
                Locale::En => en,
            };
            document.description = counted(description, whole);
            if let Some(figure) = figure {
                let image = folders.address(&document.path, &preview_path(figure, locale));
                let is_dataset = matches!(page, Page::Story | Page::Data);
                let subject = is_dataset.then(|| dataset(whole, |path| folders.address(&document.path, path)));
                document.head = document.described(folders, Some((&image, PREVIEW))).about(subject).into();
            }
            if page == Page::Data {
                document.plain = document.table();
            }
            if page == Page::Districts {
                comparison::describe(folders, &mut document, None, heights)?;
                let mut framed = Document::of(Page::Embed(DISTRICTS.to_owned()), locale, document.page_data.clone());
                let own = folders.address(&framed.path, &document.path);
                framed.description.clone_from(&document.description);
                framed.head = Head::Framed(own);
                documents.push(framed);
            }
            documents.push(document);
        }
    }
    for card in [default_card::all(whole), documented_parts(whole)].concat().iter() {
        documents.extend(site.of_figure(card)?);
    }
    documents.extend(site.of_districts()?);
    documents.extend(comparison::documents(folders, &site.page_data(&Page::Districts)?, heights)?);
    Ok(documents)
}

fn counted(text: &str, atlas: &Atlas) -> String {
    let districts = atlas.areas.iter().filter(|area| area.id.len() == 6 && !area.id.ends_with("0000")).count();
    // One to nine are words in English.
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let censuses = census_years(atlas).len();
    let in_words = WORDS.get(censuses).map_or_else(|| censuses.to_string(), |word| (*word).to_owned());
    let text = &text.replace("{censuses_in_words}", &in_words);
    let counts = [("{systems}", atlas.systems.len()), ("{districts}", districts), ("{censuses}", censuses)];
    counts.into_iter().fold(text.to_owned(), |text, (name, count)| text.replace(name, &count.to_string()))
}

/// What the page of a district holds: its name, what is said of it, what else there is.
fn described(district: &District, locale: Locale) -> String {
    let lede = lede(district).map_or_else(String::new, |text| fill_string(text.get(locale), district.atlas, locale));
    let values = [district.area.name.get(locale), &lede, &district.among.len().to_string()];
    short(&with(profile(locale).described, &values), locale)
}

struct SiteOf<'a> {
    folders: &'a Folders,
    core: &'a PageData,
    whole: &'a Atlas,
    heights: &'a Heights,
}

impl SiteOf<'_> {
    /// The core and what a page needs beyond it.
    fn page_data(&self, page: &Page) -> Result<Arc<PageData>, Failure> {
        let mut page_data = self.core.clone();
        for file in needed(page, &self.core.atlas) {
            page_data.ingest(file, &self.folders.fetched(file)?).map_err(|e| format!("{}: {e}", file.path()))?;
        }
        Ok(Arc::new(page_data))
    }

    /// A document for each district, in both languages.
    fn of_districts(&self) -> Result<Vec<Document>, Failure> {
        let page_data = self.page_data(&Page::District(String::new()))?;
        let mut documents = Vec::new();
        for district in page_data.atlas.areas.iter().filter_map(|area| District::of(&area.id, &page_data.atlas)) {
            for locale in Locale::ALL {
                let page = Page::District(district.area.id.to_string());
                let mut document = Document::of(page, locale, page_data.clone());
                let image =
                    self.folders.address(&document.path, &preview_path(&of_district(&district.area.id), locale));
                document.description = described(&district, locale);
                document.head = document.described(self.folders, Some((&image, PREVIEW))).into();
                documents.push(document);
            }
        }
        Ok(documents)
    }

    fn of_figure(&self, card: &Card) -> Result<Vec<Document>, Failure> {
        let page_data = self.page_data(&Page::Indicator(card.id.to_string()))?;
        let mut documents = Vec::new();
        for locale in Locale::ALL {
            let figure = FigureOf { folders: self.folders, card, locale, atlas: self.whole };
            figure.write_oembed(self.heights)?;
            let mut document = Document::of(Page::Indicator(card.id.to_string()), locale, page_data.clone());
            document.description = figure.description();
            document.head = figure.head(self.heights);
            document.plain = figure.files();
            documents.push(document);
            let mut framed = Document::of(Page::Embed(card.id.to_string()), locale, page_data.clone());
            framed.description = figure.description();
            framed.head = figure.head_in_frame();
            documents.push(framed);
        }
        Ok(documents)
    }
}

/// What hosts answer with where there is no file. It may be asked for at any depth: where the site's own address is not
/// known, its links lead to the top of the host.
pub fn write_not_found(folders: &Folders) -> Result<(), Failure> {
    let site = if folders.site.is_empty() { "/" } else { &folders.site };
    folders.write("404.html", folders.read("public/404.html")?.replace("{site}", site).as_bytes())
}

/// The feed of changes to the data, in each language.
pub fn write_feeds(folders: &Folders, atlas: &Atlas) -> Result<(), Failure> {
    Locale::ALL
        .into_iter()
        .try_for_each(|locale| folders.write(feed_path(locale), feed(&folders.site, atlas, locale).as_bytes()))
}

/// What crawlers ask for first; the sitemap needs absolute addresses, so it is there only where the site's own is known.
pub fn write_sitemap(folders: &Folders, atlas: &Atlas, documents: &[Document]) -> Result<(), Failure> {
    folders.write("robots.txt", robots(&folders.site).as_bytes())?;
    if folders.site.is_empty() {
        return Ok(());
    }
    let linked = documents.iter().filter(|document| !matches!(document.context.route.page, Page::Embed(_)));
    let pages = linked.map(|document| &document.context.route).map(|route| (route, changed(route, atlas)));
    folders.write("sitemap.xml", sitemap(&folders.site, pages).as_bytes())
}

/// The day of the last change to what a page shows: of a page of many figures, to any of them.
fn changed<'a>(route: &Route, atlas: &'a Atlas) -> Option<&'a str> {
    match &route.page {
        Page::Indicator(id) => atlas.changed(id),
        Page::Districts => atlas.changed(DISTRICTS),
        Page::District(id) => PARTS.iter().filter_map(|part| atlas.changed(&[part.id, "-", id].concat())).max(),
        _ => atlas.changes.iter().next().map(|change| change.date.as_str()),
    }
}
