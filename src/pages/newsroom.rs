//! For newsrooms, on the page “About”: every finding with ways to export its figure, and several figures as one picture.

use crate::figures::default_card::{self, is_undocumented};
use crate::figures::districts::Screen;
use crate::figures::districts::screen::{Choice, choices};
use crate::figures::profile::{District, cards, caveats, district_of, lede};
use crate::model::observation::WANZHOU;
use crate::model::{Act, Area, Atlas, Card, template::fill_string};
use crate::platform::fetch;
use crate::route::{DISTRICTS, Explore, Page, Panel, Route};
use crate::text::{LocalText, Locale, messages, messages::files::files, messages::with, period::date_in_words};
use crate::views::Site;
use crate::views::acts::act_name;
use crate::views::export::{FigureSet, LongPicturePanel};
use crate::views::page_files::Load;
use crate::views::rich_text::plain;
use crate::views::status::WhenLoaded;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Which figures are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Listed {
    /// All of the report and of other sources.
    All,
    /// Those of a section of the report; of none, those of other sources.
    Act(Option<Act>),
    /// Those made of an indicator that has no other.
    Indicators,
    /// The districts compared, by each indicator.
    Compared,
    /// Those of a district's page.
    District(String),
}

/// Sections in their order, last the figures that are of none.
fn sections() -> impl Iterator<Item = Option<Act>> {
    Act::ALL.into_iter().map(Some).chain([None])
}

fn section_name(act: Option<Act>, locale: Locale) -> &'static str {
    act.map_or(files(locale).newsroom_others, |act| act_name(act, messages(locale)))
}

/// What an editor has set.
#[derive(Clone, Copy)]
struct Selection {
    site: Site,
    locale: Locale,
    listed: RwSignal<Listed>,
    /// Whether figures are being chosen for a long picture.
    choosing: RwSignal<bool>,
    /// Ids of those that are, in the order of their choice.
    chosen: RwSignal<Vec<String>>,
    /// How high frames are, once that is known.
    heights: RwSignal<FrameHeights>,
}

/// Pages whose files hold the figures of other sources, and of the report's systems and places.
const FURTHER: [Page; 2] = [Page::Map, Page::Governance];

/// Where the publisher writes how high frames are.
const HEIGHTS_FILE: &str = "figures/heights.json";

/// How high the frame of each figure is, in CSS pixels, as it was measured (`src/bin/publish/heights.rs`).
#[derive(Clone, Debug, Default, serde::Deserialize)]
struct FrameHeights {
    widths: Vec<u16>,
    /// By `<figure>.<language>`, in the order of the widths.
    figures: BTreeMap<String, Vec<u16>>,
}

impl FrameHeights {
    fn at(&self, figure: &str, locale: Locale, width: u16) -> Option<String> {
        let at = self.widths.iter().position(|own| *own == width)?;
        Some(self.figures.get(&[figure, ".", locale.code()].concat())?.get(at)?.to_string())
    }
}

/// The section. What there is to fill in comes once it is asked for: a page of text is read without the app.
#[component]
pub(super) fn Newsroom(locale: Locale) -> AnyView {
    let (site, own) = (Site::from_context(), files(locale));
    let selection = Selection {
        site,
        locale,
        listed: RwSignal::new(Listed::All),
        choosing: RwSignal::new(false),
        chosen: RwSignal::new(Vec::new()),
        heights: RwSignal::default(),
    };
    let choose = move |_| {
        leptos::task::spawn_local(async move {
            // Without them the list is as long as before.
            let text = fetch::text(&site.file(HEIGHTS_FILE)).await;
            if let Some(heights) = text.ok().and_then(|text| serde_json::from_str(&text).ok()) {
                selection.heights.try_set(heights);
            }
        });
        selection.choosing.update(|on| *on = !*on);
    };
    view! {
        <h2 id="newsroom">{own.newsroom}</h2>
        <p class="standfirst">{own.newsroom_lede}</p>
        <div class="editor-tools">
            <button type="button" aria-expanded=move || selection.choosing.get().to_string() on:click=choose>{own.choose}</button>
            {move || selection.choosing.get().then(|| view! { <Chooser selection=selection/> })}
        </div>
        <div class="findings" class:choosing=move || selection.choosing.get()>
            {move || {
                let (atlas, listed) = (site.atlas.get(), selection.listed.get());
                view! { <Findings selection=selection listed=listed atlas=&atlas/> }
            }}
        </div>
    }
    .into_any()
}

/// Whose figures are listed, how many are chosen, and the picture that they make.
#[component]
fn Chooser(selection: Selection) -> AnyView {
    let Selection { site, locale, listed, chosen, .. } = selection;
    let own = files(locale);
    let all = move |_| {
        let atlas = site.atlas.get_untracked();
        let ids = listed.with_untracked(|listed| cards_of(listed, &atlas)).into_iter().map(|card| card.id.to_string());
        chosen.update(|chosen| {
            let further: Vec<String> = ids.filter(|id| !chosen.contains(id)).collect();
            chosen.extend(further);
        });
    };
    // What is on its way cannot be chosen yet.
    let waits = move || {
        let listed = listed.get();
        listed == Listed::Compared || pages_of(&listed).iter().any(|page| site.load_of(page) == Load::Loading)
    };
    view! {
        {move || {
            let atlas = site.atlas.get();
            view! { <FigureFilter selection=selection atlas=&atlas/> }
        }}
        // What could not be loaded is said, and can be asked for again.
        <div>
            {FURTHER.map(|page| {
                let words = messages(locale);
                let name = if page == Page::Map { words.map } else { words.governance };
                view! { <WhenLoaded page=page name=Signal::stored(name.to_owned())/> }
            })}
        </div>
        <p role="status">{move || with(own.chosen, &[&chosen.with(Vec::len).to_string()])}</p>
        <button type="button" on:click=all disabled=waits>{own.select_all}</button>
        <button type="button" on:click=move |_| chosen.update(Vec::clear)>{own.select_none}</button>
        <LongPicturePanel of=move || made_of(selection) locale=locale/>
    }
    .into_any()
}

/// Whose figures are listed: all, a section's, a district's.
#[component]
fn FigureFilter<'a>(selection: Selection, atlas: &'a Atlas) -> AnyView {
    let (own, locale) = (files(selection.locale), selection.locale);
    let mut options = vec![(Listed::All, own.choose_all.to_owned())];
    let acts = sections().filter(|act| atlas.cards.iter().any(|card| card.act == *act));
    options.extend(acts.map(|act| (Listed::Act(act), section_name(act, locale).to_owned())));
    options.push((Listed::Indicators, own.choose_indicators.to_owned()));
    options.push((Listed::Compared, own.choose_compared.to_owned()));
    let districts = atlas.areas.iter().filter(|area| district_of(&area.id, atlas).is_some());
    options.extend(districts.map(|area| {
        let name = with(own.choose_district, &[area.name.get(locale)]);
        (Listed::District(area.id.to_string()), name)
    }));
    let now = selection.listed.get_untracked();
    let option = |(at, (listed, name)): (usize, &(Listed, String))| {
        view! { <option value=at.to_string() selected=*listed == now>{name.clone()}</option> }
    };
    let named: Vec<_> = options.iter().enumerate().map(option).collect();
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some((listed, _)) = at.and_then(|at| options.get(at)) {
            pages_of(listed).iter().for_each(|page| selection.site.ensure_loaded(page));
            selection.listed.set(listed.clone());
        }
    };
    view! { <label><span>{own.choose_from}</span><select on:change=choose>{named}</select></label> }.into_any()
}

/// The pages whose files are needed to list these.
fn pages_of(listed: &Listed) -> Vec<Page> {
    match listed {
        Listed::District(id) => vec![Page::District(id.clone())],
        Listed::Compared => vec![Page::Districts],
        _ => FURTHER.into(),
    }
}

/// The figures that are listed, in their order.
fn cards_of(listed: &Listed, atlas: &Atlas) -> Vec<Card> {
    let of_act = |act: Option<Act>| atlas.cards.iter().filter(move |card| card.act == act).cloned();
    match listed {
        Listed::All => sections().flat_map(of_act).collect(),
        Listed::Act(act) => of_act(*act).collect(),
        Listed::Indicators => default_card::all(atlas).split_off(atlas.cards.iter().count()),
        // As one picture they would be fifty maps.
        Listed::Compared => Vec::new(),
        Listed::District(id) => {
            let parts = District::of(id, atlas).map(|district| cards(&district)).unwrap_or_default();
            parts.into_iter().map(|(card, _)| card).collect()
        }
    }
}

/// The figures, each with what an editor does with it.
#[component]
fn Findings<'a>(
    selection: Selection,
    /// Which are listed.
    listed: Listed,
    atlas: &'a Atlas,
) -> AnyView {
    let (site, locale) = (selection.site, selection.locale);
    let of = move |listed: &Listed, atlas: &Atlas| {
        let item = |card: &Card| {
            let there = Route { page: Page::Indicator(card.id.to_string()), ..Route::default() };
            let picture = (!is_undocumented(&card.id, atlas)).then(|| card.id.to_string());
            view! { <Finding selection=selection card=card there=there picture=picture atlas=atlas/> }.into_any()
        };
        let items: Vec<AnyView> = cards_of(listed, atlas).iter().map(item).collect();
        (!items.is_empty()).then(|| view! { <ul class="related">{items}</ul> })
    };
    let of_act = |act: Option<Act>| {
        of(&Listed::Act(act), atlas).map(|items| view! { <h3>{section_name(act, locale)}</h3>{items} })
    };
    match listed {
        Listed::All => sections().map(of_act).collect_view().into_any(),
        Listed::Act(act) => of_act(act).into_any(),
        Listed::Indicators => {
            view! { <h3>{files(locale).choose_indicators}</h3>{of(&Listed::Indicators, atlas)} }.into_any()
        }
        Listed::Compared => {
            let name = files(locale).choose_compared;
            let all = move || view! { <Comparisons selection=selection/> };
            view! { <h3>{name}</h3><WhenLoaded page=Page::Districts name=Signal::stored(name.to_owned())>{all}</WhenLoaded> }
                .into_any()
        }
        Listed::District(id) => {
            let area = atlas.areas.get(&id).map(|area| area.name.get(locale).to_owned()).unwrap_or_default();
            let name = Signal::stored(area.clone());
            let page = Page::District(id.clone());
            let parts = move || of(&Listed::District(id.clone()), &site.atlas.get_untracked()).into_any();
            view! { <h3>{area}</h3><WhenLoaded page=page name=name>{parts.clone()}</WhenLoaded> }.into_any()
        }
    }
}

/// The districts compared by each indicator, by topic.
#[component]
fn Comparisons(selection: Selection) -> AnyView {
    let (atlas, locale) = (&*selection.site.atlas.get_untracked(), selection.locale);
    let compared = |choice: Choice| {
        let explore = Explore { y: Some(choice.id.clone()), ..Explore::default() };
        let screen = Screen::of(atlas, &explore, locale)?;
        let there = Route { page: Page::Districts, explore, ..Route::default() };
        let picture = Some([DISTRICTS, "-", &choice.id].concat());
        let finding =
            view! { <Finding selection=selection card=&screen.card there=there picture=picture atlas=atlas/> };
        Some(finding.into_any())
    };
    let topics = choices(atlas, locale).into_iter().map(|(topic, all)| {
        let items: Vec<AnyView> = all.into_iter().filter_map(compared).collect();
        view! { <h4>{topic}</h4><ul class="related">{items}</ul> }
    });
    topics.collect_view().into_any()
}

/// A figure with what an editor does with it.
#[component]
fn Finding<'a>(
    selection: Selection,
    card: &'a Card,
    /// Where it is.
    there: Route,
    /// The name of its published picture.
    picture: Option<String>,
    atlas: &'a Atlas,
) -> AnyView {
    let Selection { site, locale, .. } = selection;
    let words = messages(locale);
    let is_chosen_from = there.page != Page::Districts;
    let at = move |open: Option<Panel>| {
        let here = site.route.get();
        site.address(&Route { open, lang: here.lang, theme: here.theme, ..there.clone() })
    };
    let way = |panel: Panel, name: &'static str| {
        let at = at.clone();
        view! { <a href=move || at(Some(panel))>{name}</a>" " }
    };
    let ways = [
        way(Panel::Download, words.action_download),
        way(Panel::Embed, words.action_embed),
        way(Panel::Cite, words.action_cite),
    ];
    let picture = site.single_file().and(picture).map(|name| {
        let address = site.file(&format!("figures/{name}.{}.png", locale.code()));
        view! { <a href=address>{files(locale).newsroom_picture}</a> }
    });
    let id = card.id.clone();
    let title = fill_string(card.title.get(locale), atlas, locale);
    let framed = card.id.clone();
    let heights = move || {
        let known = selection.heights.with(|all| [640, 320].map(|width| all.at(&framed, locale, width)));
        let [wide, narrow] = known;
        Some(view! { <span>{with(files(locale).framed_height, &[&wide?, &narrow?])}</span> })
    };
    let changed = atlas.changed(&card.id).map(|date| {
        let day = with(files(locale).newsroom_changed, &[&date_in_words(date, locale)]);
        view! { <time datetime=date.to_owned()>{day}</time>" " }
    });
    view! {
        <li>
            {move || (is_chosen_from && selection.choosing.get()).then(|| view! { <ChosenBox selection=selection id=id.to_string() title=title.clone()/> })}
            <a href=move || at(None)>
                <b>{plain(&card.title, atlas, locale)}</b>
                <span>{plain(&card.subtitle, atlas, locale)}</span>
            </a>
            <small class="picture-link">{ways}{picture}{changed}{heights}</small>
        </li>
    }
    .into_any()
}

/// Whether a figure goes into the long picture.
#[component]
fn ChosenBox(selection: Selection, id: String, title: String) -> AnyView {
    let own = id.clone();
    let is_chosen = move || selection.chosen.with(|all| all.contains(&own));
    let turn = move |event| {
        let on = event_target_checked(&event);
        selection.chosen.update(|all| {
            all.retain(|one| *one != id);
            if on {
                all.push(id.clone());
            }
        });
    };
    view! { <input type="checkbox" aria-label=title prop:checked=is_chosen on:change=turn/> }.into_any()
}

/// What the long picture is made of, headed by what its figures have in common.
fn made_of(selection: Selection) -> FigureSet {
    let (atlas, locale) = (selection.site.atlas.get_untracked(), selection.locale);
    let ids = selection.chosen.get_untracked();
    let found = ids.iter().filter_map(|id| default_card::card_of(id, &atlas));
    let cards: Vec<Card> = found.collect();
    let districts: Vec<&Area> = ids.iter().filter_map(|id| district_of(id.rsplit_once('-')?.1, &atlas)).collect();
    if let Some(area) = districts
        .first()
        .filter(|area| districts.len() == ids.len() && districts.iter().all(|other| other.id == area.id))
    {
        return FigureSet { cards, ..of_district(&area.id, &atlas, locale) };
    }
    let (words, own) = (messages(locale), files(locale));
    let act = cards.first().and_then(|card| card.act).filter(|act| cards.iter().all(|card| card.act == Some(*act)));
    let count = with(own.long_figures, &[&cards.len().to_string()]);
    let (name, title) = match act {
        Some(act) => (act.id(), [words.site, words.colon, act_name(act, words)].concat()),
        None => ("wanzhou", words.site.to_owned()),
    };
    let name = name.to_owned();
    let page = match cards.as_slice() {
        [card] => Page::Indicator(card.id.to_string()),
        _ => Page::Story,
    };
    let page = Route { page, ..Route::default() };
    FigureSet { name, title, subtitle: count, notes: Vec::new(), page, cards }
}

/// All figures of a district's page, below its name and what its page says first.
pub(super) fn of_district(id: &str, atlas: &Atlas, locale: Locale) -> FigureSet {
    let district = District::of(id, atlas).or_else(|| District::of(WANZHOU, atlas));
    let filled = |text: &LocalText| fill_string(text.get(locale), atlas, locale);
    let Some(district) = district else { return FigureSet::default() };
    FigureSet {
        name: id.to_owned(),
        title: district.area.name.get(locale).to_owned(),
        subtitle: lede(&district).as_ref().map(filled).unwrap_or_default(),
        notes: caveats(&district).iter().map(filled).collect(),
        page: Route { page: Page::District(id.to_owned()), ..Route::default() },
        cards: cards(&district).into_iter().map(|(card, _)| card).collect(),
    }
}
