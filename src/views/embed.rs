//! Putting a figure into somebody else's page: a preview in a real frame, and what to paste.

use super::Site;
use super::copyable::copyable;
use crate::figures::of_indicator::is_undocumented;
use crate::model::{Card, template::fill_string};
use crate::platform::{document, fetch, location, resize};
use crate::route::{DISTRICTS, Frame, Page, Route, Tab, Theme, document_path, preview_path};
use crate::text::{Locale, messages};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The height of a frame of which nothing is known yet, in CSS pixels.
const USUAL_HEIGHT: i32 = 640;

/// Widths that the preview can have, in CSS pixels; nothing for all that there is.
const WIDTHS: [Option<u32>; 5] = [None, Some(320), Some(480), Some(640), Some(720)];

/// What gives a frame the height of its figure; without it the frame keeps the height that it has.
const LISTEN: &str = "<script>addEventListener(\"message\",e=>{const h=Object.values(e.data?.[\"datawrapper-height\"]??{})[0];if(h)for(const f of document.querySelectorAll(\"iframe\"))if(f.contentWindow===e.source)f.style.height=h+\"px\"})</script>";

/// The folder of the document that a figure is linked to.
fn linked_path(id: &str, locale: Locale) -> String {
    if id == DISTRICTS { document_path(&Page::Districts, locale) } else { preview_path(id, locale) }
}

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
    // What has no document has no picture file, no record and no place among those that the element shows: the frame is all.
    let documented = site.atlas.with_untracked(|atlas| !is_undocumented(&card.id, atlas));
    let linked = {
        let id = id.clone();
        Signal::derive(move || {
            if documented {
                return address(linked_path(&id, language.get()));
            }
            let page = Page::Indicator(id.clone());
            location::address_of(&site.document(&Route { page, lang: Some(language.get()), ..Route::default() }))
        })
    };
    let image = {
        let id = id.clone();
        Signal::derive(move || address(format!("figures/{id}.{}.png", language.get().code())))
    };
    let quoted = Signal::derive(move || title.get().replace('&', "&amp;").replace('"', "&quot;"));
    let preview = NodeRef::<leptos::html::Div>::new();
    // Where there is no record the height is the preview's.
    let pictured = documented && id != DISTRICTS;
    let record = pictured.then(|| site.file(&format!("{}oembed.json", preview_path(&id, locale))));
    let height = height_of(preview, record, width);
    // What is left where a host takes out frames and scripts: a picture that leads to the figure.
    let inside = Signal::derive(move || {
        if !pictured {
            return format!("<a href=\"{}\">{}</a>", linked.get(), quoted.get());
        }
        format!(
            "<a href=\"{}\"><img src=\"{}\" width=\"1200\" height=\"630\" loading=\"lazy\" style=\"max-width:100%;height:auto\" alt=\"{}\"></a>",
            linked.get(),
            image.get(),
            quoted.get()
        )
    });
    let as_frame = Signal::derive(move || {
        format!(
            "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" allow=\"clipboard-write\" style=\"width:100%;{}height:{}px;border:0\">{}</iframe>\n{LISTEN}",
            framed.get(),
            quoted.get(),
            width.get().map_or_else(String::new, |width| format!("max-width:{width}px;")),
            height.get(),
            inside.get(),
        )
    });
    let as_element = {
        let id = id.clone();
        Signal::derive(move || {
            let options: String = options.get().iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
            format!(
                "<script async src=\"{}\"></script>\n<wanzhou-figure figure=\"{id}\" lang=\"{}\"{options}>{}</wanzhou-figure>",
                address("embed.js".to_owned()),
                language.get().code(),
                inside.get(),
            )
        })
    };
    let mut forms =
        vec![(words.embed_frame, as_frame), (words.embed_script, as_element), (words.embed_picture, inside)];
    forms.truncate(if documented { forms.len() } else { 1 });
    // WordPress takes a line for a figure only where the record that it finds names whole addresses.
    if documented && document::names_whole_addresses() {
        forms.insert(2, (words.embed_wordpress, linked));
    }
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
            <div class="preview" hidden=!documented node_ref=preview style:width=box_width data-wanzhou-figure=documented.then_some(id) data-title=move || title.get()
                data-lang=move || language.get().code() data-theme=option("theme") data-tab=option("tab") data-sort=option("sort")
                data-step=option("step") data-arrivals=option("arrivals") data-days=option("days") data-surge=option("surge") data-seed=option("seed")
                data-hide=option("hide") data-transparent=option("transparent") data-y=option("y") data-x=option("x") data-t=option("t") data-xt=option("xt")
                data-view=option("view") data-change=option("change") data-xchange=option("xchange") data-index=option("index") data-pick=option("pick")></div>
        </div>
    }
    .into_any()
}

/// The height of a frame that has no script to set it: that of the preview, as soon as it is known, and where it may have any
/// width, as much more as the figure has at its highest. `record` is the address of the figure's oEmbed record.
fn height_of(preview: NodeRef<leptos::html::Div>, record: Option<String>, width: RwSignal<Option<u32>>) -> Signal<i32> {
    let measured = RwSignal::new(None::<[i32; 2]>);
    let known = RwSignal::new(BTreeMap::<i32, i32>::new());
    leptos::task::spawn_local(async move {
        let Some(record) = record else { return };
        // Of what cannot be had the preview's height is the best that is known.
        known.try_set(fetch::text(&record).await.map(|text| heights(&text)).unwrap_or_default());
    });
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(preview) = preview.get() {
            let seen = preview.clone();
            watch.set_value(resize::watch(&preview, move |_| {
                // The link stands in until the figure has said how high it is.
                let said = seen.query_selector("a[style*=none]").is_ok_and(|link| link.is_some());
                measured.set(said.then(|| [seen.client_width(), seen.client_height()]));
            }));
        }
    });
    Signal::derive(move || {
        let Some([wide, high]) = measured.get() else { return USUAL_HEIGHT };
        let more = known.with(|known| {
            let here = known.range(..=wide).next_back().map(|(_, height)| height);
            known.values().max().zip(here).map_or(0, |(most, here)| most - here)
        });
        high + if width.get().is_none() { more } else { 0 }
    })
}

/// The heights of a figure's frame by its width, as its oEmbed record has them.
fn heights(record: &str) -> BTreeMap<i32, i32> {
    #[derive(serde::Deserialize)]
    struct Record {
        heights: BTreeMap<String, i32>,
    }
    let record: Option<Record> = serde_json::from_str(record).ok();
    let pairs = record.into_iter().flat_map(|record| record.heights);
    pairs.filter_map(|(width, height)| Some((width.parse().ok()?, height))).collect()
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
