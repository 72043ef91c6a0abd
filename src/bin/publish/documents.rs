//! The documents of the site: for every page and every figure, in both languages, one to link to; for every figure one to embed.

use super::figure_of::FigureOf;
use super::page::Document;
use super::preview::{PREVIEW, preview_path};
use super::{Failure, Folders};
use std::sync::Arc;
use wanzhou::figures::of_indicator;
use wanzhou::files::package;
use wanzhou::files::sitemap::sitemap;
use wanzhou::model::{Atlas, Card};
use wanzhou::route::Page;
use wanzhou::text::Locale;
use wanzhou::views::arrived::{Arrived, needed};

/// The pages that are no figure: what they hold, in Chinese and in English, and the figure that stands for them.
const PAGES: [(Page, [&str; 2], &str); 5] = [
    (
        Page::Story,
        [
            "万州2024年的产业、城市与治理：图表、地图和每个数的出处，可离线阅读，可嵌入网页。",
            "Wanzhou in 2024, its industry, its city, its governance: charts, maps and the source of every number, to read offline and to embed.",
        ],
        "industry-composition",
    ),
    (
        Page::Map,
        [
            "重庆38个区县的人口与生产总值，万州各乡镇街道与报道提到的地点。",
            "Population and GDP of Chongqing's 38 districts; Wanzhou's townships and the places that the report names.",
        ],
        "district-gdp",
    ),
    (
        Page::Governance,
        [
            "一件事怎样在一天内办结，平均办结天数与在办件数的关系，以及报道提到的25个平台、体系与称号。",
            "How one report gets closed in a day, what the days to close mean for the cases open, and the 25 systems that the report names.",
        ],
        "event-flow",
    ),
    (
        Page::Data,
        [
            "全部数值在一张表里：可检索、排序、下载，每个数都注明限定词、出处与核对结果。",
            "Every value in one table to search, sort and download, with its qualifier, its source and the checks that it takes part in.",
        ],
        "industry-output",
    ),
    (
        Page::About,
        [
            "这个网站是什么，数据从哪里来，怎样读图，怎样离线保存与引用。",
            "What this site is, where its data comes from, how to read its pictures, how to keep it offline and how to cite it.",
        ],
        "growth-streak",
    ),
];

/// All documents.
pub fn all(folders: &Folders, core: &Arrived, whole: &Atlas) -> Result<Vec<Document>, Failure> {
    let site = SiteOf { folders, core, whole };
    let mut documents = Vec::new();
    for (page, described, figure) in PAGES {
        let arrived = site.arrived(&page)?;
        for locale in Locale::ALL {
            let mut document = Document::of(page.clone(), locale, arrived.clone());
            let image = folders.address(&document.path, &preview_path(figure, locale));
            document.description = described[locale as usize].to_owned();
            document.head = document.described(folders, Some((&image, PREVIEW)));
            match page {
                Page::Story => document.head += &dataset(whole),
                Page::Data => document.plain = document.table(),
                _ => {}
            }
            documents.push(document);
        }
    }
    for card in &of_indicator::all(whole) {
        documents.extend(site.of_figure(card)?);
    }
    Ok(documents)
}

/// The data set as search engines want to be told of it.
fn dataset(atlas: &Atlas) -> String {
    let dataset = package::dataset(atlas).replace('<', "\\u003c");
    format!(r#"<script type="application/ld+json">{dataset}</script>"#)
}

struct SiteOf<'a> {
    folders: &'a Folders,
    core: &'a Arrived,
    whole: &'a Atlas,
}

impl SiteOf<'_> {
    /// The core and what a page needs beyond it.
    fn arrived(&self, page: &Page) -> Result<Arc<Arrived>, Failure> {
        let mut arrived = self.core.clone();
        for &file in needed(page, &self.core.atlas) {
            let text = self.folders.read(&format!("public/{}", file.path()))?;
            arrived.take(file, &text).map_err(|e| format!("public/{}: {e}", file.path()))?;
        }
        Ok(Arc::new(arrived))
    }

    fn of_figure(&self, card: &Card) -> Result<Vec<Document>, Failure> {
        let arrived = self.arrived(&Page::Indicator(card.id.clone()))?;
        let mut documents = Vec::new();
        for locale in Locale::ALL {
            let figure = FigureOf { folders: self.folders, card, locale, atlas: self.whole };
            figure.write_oembed()?;
            let mut document = Document::of(Page::Indicator(card.id.clone()), locale, arrived.clone());
            document.description = figure.description();
            document.head = figure.head();
            document.plain = figure.files();
            documents.push(document);
            let mut framed = Document::of(Page::Embed(card.id.clone()), locale, arrived.clone());
            framed.description = figure.description();
            framed.head = figure.head_in_frame();
            documents.push(framed);
        }
        Ok(documents)
    }
}

/// The list of addresses for search engines, which wants whole ones: only where the site's own is known.
pub fn write_sitemap(folders: &Folders, documents: &[Document]) -> Result<(), Failure> {
    if folders.site.is_empty() {
        return Ok(());
    }
    let linked = documents.iter().filter(|document| !matches!(document.home.route.page, Page::Embed(_)));
    let pages: Vec<&Page> = linked.map(|document| &document.home.route.page).collect();
    folders.write("sitemap.xml", sitemap(&folders.site, pages).as_bytes())
}
