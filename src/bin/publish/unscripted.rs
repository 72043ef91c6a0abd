//! What the site in one file shows where no script runs, as in the previews of phones and mailers: what it is, and its
//! headline numbers.

use wanzhou::figures::summary::qualified;
use wanzhou::model::Atlas;
use wanzhou::text::escape::markup;
use wanzhou::text::{Locale, messages};

/// The section, in both languages. `single.mjs` puts it into the file; a script that runs hides it.
pub fn unscripted(atlas: &Atlas) -> String {
    let languages = Locale::ALL.map(|locale| {
        let words = messages(locale);
        let numbers = atlas.story.iter().filter_map(|text| Some((text, atlas.observations.get(&text.headline)?)));
        let numbers: String = numbers
            .map(|(text, o)| {
                let sources = atlas.sources_of(o).iter().map(|s| s.short.get(locale)).collect::<Vec<_>>();
                let about = [text.headline_caption.get(locale), &sources.join(words.list_comma)];
                format!(
                    r#"<li><b data-observation="{}">{}</b> {}</li>"#,
                    o.id,
                    markup(&qualified(o, atlas, locale)),
                    markup(&about.join(words.comma))
                )
            })
            .collect();
        let lede = atlas.story.get("opening").map_or("", |text| text.lede.get(locale));
        format!(
            r#"<div lang="{}"><h1>{}</h1><p>{}</p><p>{}</p><ul>{numbers}</ul></div>"#,
            locale.html_lang(),
            markup(words.site),
            markup(lede),
            markup(words.unscripted)
        )
    });
    format!(r#"<section id="unscripted" class="container head">{}</section>"#, languages.concat())
}
