//! The shell of all documents: what Trunk staged (and `shell.mjs` made small), taken apart once where documents differ.

use super::folders::Failure;
use wanzhou::text::Locale;
use wanzhou::text::escape::markup;

/// The pieces of the staged page, in their order.
pub struct Shell {
    /// Before the start tag of the root.
    before: String,
    /// The name of the app, without its ending.
    program: String,
    /// From the start tag to the title.
    encoding: String,
    /// From the title to the description.
    viewport: String,
    /// From the description to the first script, cut where an address begins: those are from the site's folder.
    links: Vec<String>,
    /// From the first script to the app.
    body: String,
    /// What is behind the app.
    after: String,
}

/// What a document has of its own.
pub struct Parts<'a> {
    pub locale: Locale,
    /// From the document's folder to the site's.
    pub root: &'a str,
    /// Attributes of the root, each with its value.
    pub attributes: &'a [(&'static str, String)],
    pub title: &'a str,
    pub description: &'a str,
    /// What else is in the head, as markup.
    pub head: &'a str,
    /// Attributes of the first script, each with its value.
    pub script: &'a [(&'static str, String)],
    /// The app as it is first drawn, as markup.
    pub app: &'a str,
    /// What readers without JavaScript find below it, as markup.
    pub plain: &'a str,
}

const ROOT: &str = "<html data-program=\"";
const ROOT_END: &str = "\" lang=\"zh-CN\" data-app-state=\"loading\">";
const TITLE: [&str; 2] = ["<title>", "</title>"];
const DESCRIPTION: [&str; 2] = ["<meta name=\"description\" content=\"", "\""];
const SCRIPT: &str = "<script>";
const APP: &str = "<div id=\"app\"></div>";
const ADDRESS: &str = " href=\"";

impl Shell {
    /// Takes the staged page apart.
    ///
    /// # Errors
    /// Where a marker is missing, or is not where it was.
    pub fn of(page: &str) -> Result<Shell, Failure> {
        let (before, rest) = cut(page, ROOT)?;
        let (program, rest) = cut(rest, ROOT_END)?;
        let (encoding, rest) = cut(rest, TITLE[0])?;
        let (_, rest) = cut(rest, TITLE[1])?;
        let (viewport, rest) = cut(rest, DESCRIPTION[0])?;
        let (_, rest) = cut(rest, DESCRIPTION[1])?;
        let (links, rest) = cut(rest, SCRIPT)?;
        let (body, after) = cut(rest, APP)?;
        Ok(Shell {
            before: before.to_owned(),
            program: program.to_owned(),
            encoding: encoding.to_owned(),
            viewport: viewport.to_owned(),
            links: links.split(ADDRESS).map(str::to_owned).collect(),
            body: body.to_owned(),
            after: after.to_owned(),
        })
    }

    /// A whole document.
    pub fn document(&self, parts: &Parts) -> String {
        let Parts { root, app, plain, .. } = parts;
        let plain = if plain.is_empty() { String::new() } else { format!("<noscript>{plain}</noscript>") };
        [
            &self.before,
            "<html",
            &attribute("data-program", &format!("{root}{}", self.program)),
            &attribute("lang", parts.locale.html_lang()),
            &attribute("data-app-state", "loading"),
            &attributes(parts.attributes),
            ">",
            &self.encoding,
            TITLE[0],
            &markup(parts.title),
            TITLE[1],
            parts.head,
            &self.viewport,
            DESCRIPTION[0],
            &markup(parts.description),
            DESCRIPTION[1],
            // What the app names goes by `Site::file`.
            &self.links.join(&format!("{ADDRESS}{root}")),
            "<script",
            &attributes(parts.script),
            ">",
            &self.body,
            "<div id=\"app\">",
            app,
            "</div>",
            &plain,
            &self.after,
        ]
        .concat()
    }
}

/// An attribute with its value; without one its name alone.
fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { format!(" {name}") } else { format!(" {name}=\"{}\"", markup(value)) }
}

fn attributes(all: &[(&'static str, String)]) -> String {
    all.iter().map(|(name, value)| attribute(name, value)).collect()
}

/// What is before and behind a marker.
fn cut<'a>(page: &'a str, marker: &str) -> Result<(&'a str, &'a str), Failure> {
    page.split_once(marker).ok_or_else(|| format!("index.html has no {marker}, or not where it was"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<html data-program=\"app-1\" lang=\"zh-CN\" data-app-state=\"loading\">\n<head>\n\
        <meta charset=\"utf-8\">\n<title>a</title>\n<meta name=\"description\" content=\"b\">\n\
        <link rel=\"icon\" href=\"icon.svg\">\n<script>x</script>\n</head><body><div id=\"app\"></div><script>y</script></body>";

    #[test]
    fn a_document_has_its_own_words_escaped_and_its_addresses_from_its_folder() -> Result<(), Failure> {
        let document = Shell::of(PAGE)?.document(&Parts {
            locale: Locale::En,
            root: "../",
            attributes: &[("data-route", "#/map?a&b".to_owned())],
            title: "1 < 2",
            description: "“\"”",
            head: "<link rel=\"canonical\" href=\"x\">",
            script: &[("data-documents", "gdp".to_owned())],
            app: "<p>$1</p>",
            plain: "<a></a>",
        });
        assert_eq!(
            document,
            "<!doctype html>\n<html data-program=\"../app-1\" lang=\"en\" data-app-state=\"loading\" data-route=\"#/map?a&amp;b\">\n\
             <head>\n<meta charset=\"utf-8\">\n<title>1 &lt; 2</title><link rel=\"canonical\" href=\"x\">\n\
             <meta name=\"description\" content=\"“&quot;”\">\n<link rel=\"icon\" href=\"../icon.svg\">\n\
             <script data-documents=\"gdp\">x</script>\n</head><body><div id=\"app\"><p>$1</p></div>\
             <noscript><a></a></noscript><script>y</script></body>"
        );
        Ok(())
    }

    #[test]
    fn a_page_without_one_of_the_places_is_refused_by_name() {
        let without = PAGE.replace("<title>", "<h1>");
        assert!(Shell::of(&without).is_err_and(|failure| failure.contains("<title>")));
    }
}
