//! Putting a figure into somebody else's page: a preview in a real frame, and what to paste.

use super::Site;
use super::copyable::copyable;
use crate::model::{Card, template::fill_string};
use crate::platform::{document, location, resize};
use crate::route::{Frame, Page, Route, Tab, Theme, preview_path};
use crate::text::{Locale, messages};
use leptos::prelude::*;
use std::sync::Arc;

/// The height of a frame of which nothing is known yet, in CSS pixels.
const USUAL_HEIGHT: i32 = 640;

/// Widths that the preview can have, in CSS pixels; nothing for all that there is.
const WIDTHS: [Option<u32>; 4] = [None, Some(320), Some(480), Some(720)];

/// The panel, of a figure as it is shown: as `tab`, at the step and with the settings that the reader has chosen. It needs
/// a host: in a file there is no address to embed.
pub fn embedding(card: &Arc<Card>, tab: Tab, locale: Locale) -> AnyView {
    let (site, words) = (Site::here(), messages(locale));
    if !location::is_hosted() {
        return view! { <p class="take">{words.embed_needs_host}</p> }.into_any();
    }
    document::add_script(&site.file("embed.js"));
    let (language, theme) = (RwSignal::new(locale), RwSignal::new(Theme::Auto));
    let (width, frame) = (RwSignal::new(None::<u32>), RwSignal::new(Frame::default()));
    let id = card.id.clone();
    let title = {
        let (card, atlas) = (card.clone(), site.atlas.get_untracked());
        Signal::derive(move || fill_string(card.title.get(language.get()), &atlas, language.get()))
    };
    let address = move |path: String| location::address_of(&site.file(&path));
    let embedded = {
        let card = card.clone();
        Memo::new(move |_| {
            let shown = site.route.with(|here| here.figure(&card, tab));
            let page = Page::Embed(card.id.clone());
            Route { page, lang: Some(language.get()), theme: Some(theme.get()), frame: frame.get(), ..shown }
        })
    };
    let framed = Signal::derive(move || {
        let route = embedded.get();
        let theme = route.theme.filter(|theme| *theme != Theme::Auto);
        location::address_of(&site.document(&Route { theme, ..route }))
    });
    // The language is the document's.
    let options = Memo::new(move |_| Route { lang: None, ..embedded.get() }.parameters());
    let option = move |name: &'static str| {
        move || options.with(|all| all.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone()))
    };
    let linked = {
        let id = id.clone();
        Signal::derive(move || address(preview_path(&id, language.get())))
    };
    let image = {
        let id = id.clone();
        Signal::derive(move || address(format!("figures/{id}.{}.png", language.get().code())))
    };
    let quoted = Signal::derive(move || title.get().replace('&', "&amp;").replace('"', "&quot;"));
    // A frame without a script keeps the height that it is given: that of the preview, as soon as it is known.
    let (preview, height) = (NodeRef::<leptos::html::Div>::new(), RwSignal::new(USUAL_HEIGHT));
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(preview) = preview.get() {
            let seen = preview.clone();
            watch.set_value(resize::watch(&preview, move |_| {
                // The link stands in until the figure has said how high it is.
                let said = seen.query_selector("a[style*=none]").is_ok_and(|link| link.is_some());
                height.set(if said { seen.client_height() } else { USUAL_HEIGHT });
            }));
        }
    });
    let as_frame = Signal::derive(move || {
        format!(
            "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" allow=\"clipboard-write\" style=\"width:100%;height:{}px;border:0\"><a href=\"{}\"><img src=\"{}\" alt=\"{}\"></a></iframe>",
            framed.get(),
            quoted.get(),
            height.get(),
            linked.get(),
            image.get(),
            quoted.get()
        )
    });
    let as_element = {
        let id = id.clone();
        Signal::derive(move || {
            let options: String = options.get().iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
            format!(
                "<script async src=\"{}\"></script>\n<wanzhou-figure figure=\"{id}\" lang=\"{}\"{options}><a href=\"{}\">{}</a></wanzhou-figure>",
                address("embed.js".to_owned()),
                language.get().code(),
                linked.get(),
                quoted.get()
            )
        })
    };
    let as_picture = Signal::derive(move || {
        format!(
            "<a href=\"{}\"><img src=\"{}\" width=\"1200\" height=\"630\" alt=\"{}\"></a>",
            linked.get(),
            image.get(),
            quoted.get()
        )
    });
    let forms = vec![
        (words.embed_frame, as_frame),
        (words.embed_script, as_element),
        (words.embed_wordpress, linked),
        (words.embed_picture, as_picture),
    ];
    let languages = Locale::ALL.map(|l| (l, if l == locale { words.this_language } else { words.other_language }));
    let themes = [(Theme::Auto, words.theme_auto), (Theme::Light, words.theme_light), (Theme::Dark, words.theme_dark)];
    let widths = WIDTHS.map(|w| (w, w.map_or(words.embed_full.to_owned(), |w| format!("{w} px"))));
    let box_width = move || width.get().map_or_else(|| "100%".to_owned(), |w| format!("{w}px"));
    view! {
        <div class="embedding">
            <div class="options">
                {choice(words.embed_width, widths.to_vec(), width)}
                {choice(words.embed_language, languages.map(|(l, name)| (l, name.to_owned())).to_vec(), language)}
                {choice(words.theme, themes.map(|(t, name)| (t, name.to_owned())).to_vec(), theme)}
                {tick(words.embed_untitled, move || frame.with(|f| f.untitled), move |on| frame.update(|f| f.untitled = on))}
                {tick(words.embed_bare, move || frame.with(|f| f.bare), move |on| frame.update(|f| f.bare = on))}
                {tick(words.embed_transparent, move || frame.with(|f| f.transparent), move |on| frame.update(|f| f.transparent = on))}
            </div>
            {copyable(forms, words)}
            <div class="preview" node_ref=preview style:width=box_width data-wanzhou-figure=id data-title=move || title.get()
                data-lang=move || language.get().code() data-theme=option("theme") data-tab=option("tab") data-sort=option("sort")
                data-step=option("step") data-arrivals=option("arrivals") data-days=option("days") data-surge=option("surge") data-seed=option("seed")
                data-hide=option("hide") data-transparent=option("transparent")></div>
        </div>
    }
    .into_any()
}

fn choice<T>(name: &'static str, options: Vec<(T, String)>, chosen: RwSignal<T>) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let pick = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(value) = at.and_then(|at| values.get(at)) {
            chosen.set(*value);
        }
    };
    let options = options.into_iter().enumerate().map(|(at, (value, name))| {
        view! { <option value=at.to_string() selected=chosen.get_untracked() == value>{name}</option> }
    });
    view! { <label><span>{name}</span><select on:change=pick>{options.collect_view()}</select></label> }.into_any()
}

fn tick(name: &'static str, on: impl Fn() -> bool + Send + 'static, set: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <label class="tick"><input type="checkbox" prop:checked=on on:change=move |event| set(event_target_checked(&event))/><span>{name}</span></label>
    }
    .into_any()
}
