//! Putting a figure into somebody else's page: how it looks in a wide column and on a phone, in real frames, and what to paste.

mod fields;
mod shown;

use self::fields::{Checkbox, SignalChoice};
use self::shown::ShownFields;
use super::Site;
use super::copyable::Copyable;
use crate::figures::default_card::is_undocumented;
use crate::figures::districts::scene::pictured;
use crate::files::snippet::Snippet;
use crate::model::{Card, template::fill_string};
use crate::platform::{document, fetch, location, resize};
use crate::route::{DISTRICTS, EmbedOptions, Page, Route, Tab, Theme, preview_path};
use crate::text::{Locale, messages, messages::files::files, messages::with};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The height of a frame of which nothing is known yet, in CSS pixels.
const USUAL_HEIGHT: i32 = 640;

/// Widths that a frame can be given at most, in CSS pixels; nothing for all that there is.
const WIDTHS: [Option<u32>; 5] = [None, Some(320), Some(480), Some(640), Some(720)];

/// Columns that a frame is shown in, in CSS pixels: of an article on a large screen, and of one on a phone.
const COLUMNS: [u32; 2] = [640, 320];

/// What an editor sets of a frame; all else is as the figure is shown.
#[derive(Clone, Copy)]
struct EmbedSettings {
    tab: RwSignal<Tab>,
    language: RwSignal<Locale>,
    theme: RwSignal<Theme>,
    width: RwSignal<Option<u32>>,
    frame: RwSignal<EmbedOptions>,
}

/// The panel, of a figure as it is shown, at the step and with the settings that the reader has chosen. It needs a host: in a
/// file there is no address to embed.
#[component]
pub fn Embedding(
    /// The figure. Its texts may change while the panel is open; its id does not.
    card: Signal<Arc<Card>>,
    /// The view that is shown at first.
    tab: Tab,
    locale: Locale,
) -> AnyView {
    let (site, id) = (Site::from_context(), card.with_untracked(|card| card.id.clone()));
    if !location::is_hosted() {
        return view! { <p class="export-panel">{messages(locale).embed_needs_host}</p> }.into_any();
    }
    document::add_script(&site.file("embed.js"));
    let settings = EmbedSettings {
        tab: RwSignal::new(tab),
        language: RwSignal::new(locale),
        // A page that does not say so is light; one that follows its readers is chosen.
        theme: RwSignal::new(Theme::Light),
        width: RwSignal::new(None),
        frame: RwSignal::new(EmbedOptions::default()),
    };
    let framed = id.clone();
    let embedded = Memo::new(move |_| {
        let EmbedSettings { tab, language, theme, frame, .. } = settings;
        let shown = site.route.with(|route| card.with(|card| route.figure(card, tab.get())));
        let page = Page::Embed(framed.to_string());
        Route { page, lang: Some(language.get()), theme: Some(theme.get()), frame: frame.get(), ..shown }
    });
    // What has no document has no record either.
    let documented = site.atlas.with_untracked(|atlas| !is_undocumented(&id, atlas));
    let snippet = Memo::new(move |_| {
        let language = settings.language.get();
        card.with(|card| {
            let shown = site.route.with(|route| route.figure(card, settings.tab.get()));
            snippet(card, &Route { lang: Some(language), ..shown }, language)
        })
    });
    let previews = [NodeRef::<leptos::html::Div>::new(), NodeRef::new()];
    // Where there is no record the height is the preview's.
    let recorded = documented && id != DISTRICTS;
    let record = recorded.then(|| site.file(&format!("{}oembed.json", preview_path(&id, locale))));
    let height = height_of(previews, record, settings.width);
    let forms = forms(&id, snippet, embedded, settings, height, documented, locale);
    let host = location::address_of(&site.file("")).split('/').take(3).collect::<Vec<_>>().join("/");
    view! {
        <div class="embedding">
            <Options card=card.get_untracked() settings=settings locale=locale/>
            <p class="quiet">{with(files(locale).embed_as_shown, &[&host])}</p>
            <Copyable forms=forms words=messages(locale)/>
            <p class="quiet">{files(locale).embed_in_wordpress}</p>
            <div class="previews">
                {COLUMNS.into_iter().zip(previews).map(|(column, container)| view! {
                    <Preview id=id.to_string() column=column container=container snippet=snippet embedded=embedded settings=settings documented=documented/>
                }).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

/// What a figure leaves in somebody else's page in a language: its picture where one is published, and a link to what is `shown`.
fn snippet(card: &Card, shown: &Route, locale: Locale) -> Snippet {
    let site = Site::from_context();
    let address = |path: String| location::address_of(&site.file(&path));
    let picture = site.atlas.with_untracked(|atlas| match card.id == DISTRICTS {
        true => pictured(&atlas.census, &shown.explore).map(|indicator| format!("{DISTRICTS}-{indicator}")),
        false => (!is_undocumented(&card.id, atlas)).then(|| card.id.to_string()),
    });
    let link = location::address_of(&site.document(shown));
    let image = picture.map(|name| address(format!("figures/{name}.{}.png", locale.code())));
    let title = site.atlas.with_untracked(|atlas| fill_string(card.title.get(locale), atlas, locale));
    Snippet { title, link, image }
}

/// All that can be pasted, each with its name.
fn forms(
    id: &str,
    snippet: Memo<Snippet>,
    embedded: Memo<Route>,
    settings: EmbedSettings,
    height: Signal<i32>,
    documented: bool,
    locale: Locale,
) -> Vec<(&'static str, Signal<String>)> {
    let (site, words) = (Site::from_context(), messages(locale));
    let framed = Signal::derive(move || {
        let route = embedded.get();
        let theme = route.theme.filter(|theme| *theme != Theme::Auto);
        location::address_of(&site.document(&Route { theme, ..route }))
    });
    let as_frame =
        Signal::derive(move || snippet.with(|own| own.frame(&framed.get(), settings.width.get(), height.get())));
    let id = id.to_owned();
    let as_element = Signal::derive(move || {
        let language = settings.language.get().code().to_owned();
        let set = embedded.with(|route| Route { lang: None, ..route.clone() }.parameters());
        let start = (!documented).then(|| ("start", String::new()));
        let attributes: Vec<_> = std::iter::once(("lang", language)).chain(set).chain(start).collect();
        let script = location::address_of(&site.file("embed.js"));
        snippet.with(|own| own.element(&script, &id, &attributes))
    });
    let as_picture = Signal::derive(move || snippet.with(Snippet::picture));
    let is_pictured = snippet.with_untracked(|own| own.image.is_some());
    let pictured = if is_pictured { words.embed_picture } else { files(locale).embed_text_link };
    let mut forms = vec![(words.embed_frame, as_frame), (words.embed_script, as_element), (pictured, as_picture)];
    // WordPress takes a line for a figure only where the record that it finds names whole addresses.
    if documented && document::has_absolute_addresses() {
        let line = move || snippet.with(|own| own.link.split('#').next().unwrap_or_default().to_owned());
        forms.insert(2, (words.embed_wordpress, Signal::derive(line)));
    }
    forms
}

/// What can be set of a frame: what it shows, then how.
#[component]
fn Options(card: Arc<Card>, settings: EmbedSettings, locale: Locale) -> AnyView {
    let words = messages(locale);
    let EmbedSettings { tab, language, theme, width, frame } = settings;
    let languages = Locale::ALL.map(|l| (l, if l == locale { words.this_language } else { words.other_language }));
    let themes = [(Theme::Auto, words.theme_auto), (Theme::Light, words.theme_light), (Theme::Dark, words.theme_dark)];
    let widths = WIDTHS.map(|w| (w, w.map_or(words.embed_full.to_owned(), |w| format!("{w} px"))));
    view! {
        <div class="options">
            <ShownFields card=card tab=tab locale=locale/>
            <SignalChoice name=words.embed_width options=widths.to_vec() chosen=width/>
            <SignalChoice name=words.embed_language options=languages.map(|(l, name)| (l, name.to_owned())).to_vec() chosen=language/>
            <SignalChoice name=words.theme options=themes.map(|(t, name)| (t, name.to_owned())).to_vec() chosen=theme/>
            <Checkbox name=words.embed_untitled on=Box::new(move || frame.with(|f| f.untitled))
                set=Box::new(move |on| frame.update(|f| f.untitled = on))/>
            <Checkbox name=words.embed_bare on=Box::new(move || frame.with(|f| f.bare))
                set=Box::new(move |on| frame.update(|f| f.bare = on))/>
            <Checkbox name=words.embed_transparent on=Box::new(move || frame.with(|f| f.transparent))
                set=Box::new(move |on| frame.update(|f| f.transparent = on))/>
        </div>
    }
    .into_any()
}

/// The frame in a column of a page, as wide as it may be there.
#[component]
fn Preview(
    id: String,
    /// How wide the column is, in CSS pixels.
    column: u32,
    /// Where the frame is.
    container: NodeRef<leptos::html::Div>,
    snippet: Memo<Snippet>,
    embedded: Memo<Route>,
    settings: EmbedSettings,
    documented: bool,
) -> AnyView {
    let words = files(settings.language.get_untracked());
    let options = Memo::new(move |_| embedded.with(Route::parameters));
    let option = move |name: &'static str| {
        move || options.with(|all| all.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone()))
    };
    let asked = move || settings.width.get();
    // A large screen has room for a frame that is wider than most columns.
    let column = move || if column == COLUMNS[0] { asked().unwrap_or(column).max(column) } else { column };
    let wide = move || asked().map_or(column(), |width| width.min(column()));
    let name = move || with(words.embed_preview, &[&column().to_string()]);
    let start = (!documented).then_some("");
    view! {
        <div class="preview-of" tabindex="0" role="group" aria-label=name>
            <p class="quiet">{name}</p>
            <div class="paper" style:width=move || format!("{}px", column())>
                <i></i><i></i><i></i>
                <div class="preview" node_ref=container style:width=move || format!("{}px", wide()) data-wanzhou-figure=id data-start=start data-title=move || format!("{} · {} px", snippet.with(|own| own.title.clone()), column())
                    data-lang=option("lang") data-theme=option("theme") data-tab=option("tab") data-sort=option("sort")
                    data-step=option("step") data-arrivals=option("arrivals") data-days=option("days") data-surge=option("surge") data-seed=option("seed")
                    data-hide=option("hide") data-transparent=option("transparent") data-y=option("y") data-x=option("x") data-t=option("t") data-xt=option("xt")
                    data-view=option("view") data-change=option("change") data-xchange=option("xchange") data-index=option("index") data-pick=option("pick") data-among=option("among")></div>
                <i></i><i></i>
            </div>
        </div>
    }
    .into_any()
}

/// The height of a frame that has no script to set it: that of the preview, as soon as it is known, and where it may have any
/// width, as much more as the figure has at its highest. `previews` are those in the columns, the widest first; `record` is the
/// address of the figure's oEmbed record.
fn height_of(
    previews: [NodeRef<leptos::html::Div>; 2],
    record: Option<String>,
    width: RwSignal<Option<u32>>,
) -> Signal<i32> {
    let known = RwSignal::new(BTreeMap::<i32, i32>::new());
    leptos::task::spawn_local(async move {
        let Some(record) = record else { return };
        // Of what cannot be had the preview's height is the best that is known.
        known.try_set(fetch::text(&record).await.map(|text| heights(&text)).unwrap_or_default());
    });
    let [wide, narrow] = previews.map(measured);
    Signal::derive(move || {
        let Some([wide, high]) = wide.get() else { return USUAL_HEIGHT };
        if width.get().is_some() {
            return high;
        }
        // Between two widths that were measured a figure may be lower than at both: it is no measure of what fonts add.
        let highest = known.with(|known| {
            let at_width = known.range(..=wide).next_back().map(|(_, height)| height);
            known.values().max().zip(at_width).map(|(most, at_width)| most + (high - at_width).max(0))
        });
        highest.unwrap_or_else(|| narrow.get().map_or(high, |[_, other]| high.max(other)))
    })
}

/// Width and height of a preview in CSS pixels, once its figure has said how high it is.
fn measured(container: NodeRef<leptos::html::Div>) -> RwSignal<Option<[i32; 2]>> {
    let measured = RwSignal::new(None::<[i32; 2]>);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(preview) = container.get() {
            let seen = preview.clone();
            watch.set_value(resize::watch(&preview, move |_| {
                // The link stands in until then.
                let is_styled = seen.query_selector("a[style*=none]").is_ok_and(|link| link.is_some());
                measured.set(is_styled.then(|| [seen.client_width(), seen.client_height()]));
            }));
        }
    });
    measured
}

/// The heights of a figure's frame by its width, as its oEmbed record has them.
fn heights(record: &str) -> BTreeMap<i32, i32> {
    #[derive(serde::Deserialize)]
    struct RecordHeights {
        heights: BTreeMap<String, i32>,
    }
    let record: Option<RecordHeights> = serde_json::from_str(record).ok();
    let pairs = record.into_iter().flat_map(|record| record.heights);
    pairs.filter_map(|(width, height)| Some((width.parse().ok()?, height))).collect()
}
