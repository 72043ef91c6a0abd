//! What every document that can be linked to says in its head to machines: search engines, messengers, newsrooms.

use super::Folders;
use wanzhou::route::{Page, document_path};
use wanzhou::text::{Locale, messages};

/// Longest description of a document, in characters.
const DESCRIPTION: usize = 160;

/// A page in a language, as its document describes it.
pub struct Head<'a> {
    /// Where the site will be.
    pub folders: &'a Folders,
    /// The page.
    pub page: &'a Page,
    /// The language.
    pub locale: Locale,
    /// Its title, without the site's.
    pub title: &'a str,
    /// What it says.
    pub description: &'a str,
    /// The address of its preview, and the size in pixels.
    pub image: Option<(&'a str, [u32; 2])>,
}

impl Head<'_> {
    /// Canonical address, other languages, Open Graph, Twitter card.
    pub fn html(&self) -> String {
        let words = messages(self.locale);
        let from = document_path(self.page, self.locale);
        let path = |locale| self.folders.address(&from, &document_path(self.page, locale));
        let alternates =
            Locale::ALL.map(|l| format!(r#"<link rel="alternate" hreflang="{}" href="{}">"#, l.html_lang(), path(l)));
        let (title, own) = (escape(self.title), path(self.locale));
        let mut meta = vec![
            ("og:type", "article".to_owned()),
            ("og:title", title.clone()),
            ("og:description", escape(self.description)),
            ("og:url", own.clone()),
            ("og:site_name", words.site.to_owned()),
            ("og:locale", if self.locale == Locale::Zh { "zh_CN" } else { "en_GB" }.to_owned()),
        ];
        if let Some((image, [width, height])) = self.image {
            meta.push(("og:image", image.to_owned()));
            meta.push(("og:image:width", width.to_string()));
            meta.push(("og:image:height", height.to_string()));
            meta.push(("og:image:alt", title));
        }
        let meta: String =
            meta.iter().map(|(key, value)| format!(r#"<meta property="{key}" content="{value}">"#)).collect();
        let card = if self.image.is_some() { "summary_large_image" } else { "summary" };
        format!(
            r#"<link rel="canonical" href="{own}">{}{meta}<meta name="twitter:card" content="{card}">"#,
            alternates.concat()
        )
    }
}

/// The way from one folder of the site to a path of it.
pub fn relative(from: &str, path: &str) -> String {
    let way = format!("{}{path}", "../".repeat(from.matches('/').count()));
    if way.is_empty() { "./".to_owned() } else { way }
}

/// As much of a text as a description may be.
pub fn short(text: String) -> String {
    match text.char_indices().nth(DESCRIPTION) {
        // A number or a word that is cut is another one.
        Some((at, _)) => {
            let whole = text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || ".,%’".contains(c));
            format!("{}…", whole.trim_end())
        }
        None => text,
    }
}

/// Text as it stands in HTML, in an attribute too.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
