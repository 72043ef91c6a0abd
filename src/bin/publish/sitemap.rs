//! `sitemap.xml`: <https://www.sitemaps.org/protocol.html>, with the languages of each page.

use std::fmt::Write;
use wanzhou::route::{Route, route_path};
use wanzhou::text::Locale;
use wanzhou::text::escape::any_markup;

/// The sitemap of a site whose address is `base` (with a slash at its end): every page once, in every language. Each comes
/// with the day of the last change to what it is made of (2026-11-28).
pub fn sitemap<'a>(base: &str, pages: impl IntoIterator<Item = (&'a Route, Option<&'a str>)>) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let mut listed: Vec<String> = Vec::new();
    for (page, changed) in pages {
        let date = changed.map_or_else(String::new, |date| format!("<lastmod>{}</lastmod>", any_markup(date)));
        let address = |locale| any_markup(&format!("{base}{}", route_path(page, locale)));
        if listed.contains(&address(Locale::Zh)) {
            continue;
        }
        listed.push(address(Locale::Zh));
        let others: String = languages()
            .map(|(code, l)| format!(r#"<xhtml:link rel="alternate" hreflang="{code}" href="{}"/>"#, address(l)))
            .concat();
        for locale in Locale::ALL {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "<url><loc>{}</loc>{date}{others}</url>", address(locale));
        }
    }
    text + "</urlset>\n"
}

/// The values of `hreflang` with the language that each leads to. Who reads neither gets the Chinese page, which is the
/// original.
pub fn languages() -> [(&'static str, Locale); 3] {
    let [zh, en] = Locale::ALL.map(|locale| (locale.html_lang(), locale));
    [zh, en, ("x-default", Locale::default())]
}

/// `robots.txt`: crawlers may read all of it; the sitemap is named where the site's own address is known.
pub fn robots(site: &str) -> String {
    let sitemap = if site.is_empty() { String::new() } else { format!("Sitemap: {site}sitemap.xml\n") };
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
