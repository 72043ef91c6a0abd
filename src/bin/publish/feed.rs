//! The feed of changes to the data: Atom, <https://www.rfc-editor.org/rfc/rfc4287>.

use wanzhou::files::feed::{change_anchor, changed_values, feed_path};
use wanzhou::model::Atlas;
use wanzhou::model::change::Change;
use wanzhou::route::{Page, document_path};
use wanzhou::text::escape::any_markup as escape;
use wanzhou::text::messages::about::about;
use wanzhou::text::{Locale, messages};

/// The feed of a site whose address is `base` (with a slash at its end; empty where it is not known: then links are those
/// from the top of the site). The changes come with the latest first.
pub fn feed(base: &str, atlas: &Atlas, locale: Locale) -> String {
    let words = messages(locale);
    let changes: Vec<&Change> = atlas.changes.iter().collect();
    let link = |rel: &str, path: &str| format!("<link rel=\"{rel}\" href=\"{}\"/>\n", escape(&[base, path].concat()));
    let page = document_path(&Page::About, locale);
    let latest = changes.first().map_or("", |change| &change.date);
    let entries: String = changes
        .iter()
        .map(|change| entry(change, &link("alternate", &format!("{page}#{}", change_anchor(change))), atlas, locale))
        .collect();
    [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"",
        locale.html_lang(),
        "\">\n<id>",
        &id("changes", locale),
        "</id>\n<title>",
        &escape(&[words.site, words.colon, about(locale).changes].concat()),
        "</title>\n<author><name>",
        &escape(words.site),
        "</name></author>\n",
        &updated(latest),
        &link("self", feed_path(locale)),
        &link("alternate", &page),
        &entries,
        "</feed>\n",
    ]
    .concat()
}

fn entry(change: &Change, link: &str, atlas: &Atlas, locale: Locale) -> String {
    let text = change.text.get(locale);
    let content = [vec![text.to_owned()], changed_values(change, atlas, locale)].concat().join("\n");
    // Its first sentence, without what ends it.
    let title = text.split(['。', '；', ';']).next().and_then(|clause| clause.split(". ").next()).unwrap_or(text);
    [
        "<entry>\n<id>",
        &id(&escape(&change.id), locale),
        "</id>\n<title>",
        &escape(title.trim_end_matches('.')),
        "</title>\n",
        &updated(&change.date),
        "<category term=\"",
        change.kind.id(),
        "\" label=\"",
        change.kind.word(messages(locale)),
        "\"/>\n",
        link,
        "<content type=\"text\">",
        &escape(&content),
        "</content>\n</entry>\n",
    ]
    .concat()
}

/// The same whatever host the site is on.
fn id(of: &str, locale: Locale) -> String {
    format!("urn:wanzhou-figures:{of}:{}", locale.code())
}

/// A day, as the moment at which it begins.
fn updated(date: &str) -> String {
    format!("<updated>{date}T00:00:00Z</updated>\n")
}
