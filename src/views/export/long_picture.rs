//! Several figures as one long picture: what it is made of is chosen elsewhere, here it is made.

use super::address::{NoCode, address_of, origin};
use super::delivery::{Delivery, Outcome, OutcomeView};
use super::shown_figure::{FinishedPicture, ShownFigure};
use crate::files::destination::opens_elsewhere;
use crate::files::long_picture::{FigureSection, LongPicture, long_pictures};
use crate::files::picture::Caption;
use crate::files::portable;
use crate::model::Card;
use crate::platform::{LoadError, save};
use crate::route::{Route, Tab};
use crate::text::{Locale, messages, messages::files::files, messages::with};
use crate::views::Site;
use leptos::prelude::*;
use std::sync::Arc;

/// What a long picture is made of.
#[derive(Clone, Debug, Default)]
pub struct FigureSet {
    /// The beginning of its file's name.
    pub name: String,
    pub title: String,
    /// What stands below that.
    pub subtitle: String,
    /// What must be known of all its figures.
    pub notes: Vec<String>,
    /// Where its code leads.
    pub page: Route,
    /// Its figures, in their order.
    pub cards: Vec<Card>,
}

/// The panel that makes it.
#[component]
pub fn LongPicturePanel(
    /// Says what it is made of, when it is asked.
    of: impl Fn() -> FigureSet + Clone + Send + Sync + 'static,
    locale: Locale,
) -> AnyView {
    let (site, words, own) = (Site::from_context(), messages(locale), files(locale));
    let delivery = Delivery::new(locale);
    let address = address_of(site, &Route::default(), locale);
    let (is_dark, is_busy) = (RwSignal::new(false), RwSignal::new(false));
    let make = {
        let of = of.clone();
        move |_| {
            let of = of();
            if is_busy.get_untracked() {
                return;
            }
            if of.cards.is_empty() {
                return delivery.outcome.set(Some(Outcome::Done(own.long_none.to_owned())));
            }
            is_busy.set(true);
            let dark = is_dark.get_untracked();
            leptos::task::spawn_local(async move {
                deliver_long_picture(site, of, dark, delivery).await;
                is_busy.set(false);
            });
        }
    };
    let darken = move |event| is_dark.set(event_target_value(&event) == "dark");
    view! {
        <div class="export-panel files long">
            <p>{own.long_lede}</p>
            <NoCode address=address locale=locale/>
            <fieldset>
                <label><span>{own.ground}</span><select on:change=darken>
                    <option value="light">{words.theme_light}</option><option value="dark">{words.theme_dark}</option>
                </select></label>
                <button type="button" on:click=make aria-busy=move || is_busy.get().then_some("true")>"PNG"</button>
            </fieldset>
            {delivery.missing_glyphs_notice(None)}
            {move || delivery.outcome.get().map(|outcome| view! {
                <OutcomeView outcome=outcome title=of().title published=None locale=locale/>
            })}
        </div>
    }
    .into_any()
}

/// Makes the picture, or several, and hands them over; says which figures could not be drawn.
async fn deliver_long_picture(site: Site, of: FigureSet, dark: bool, delivery: Delivery) {
    let (name, locale) = (of.name.clone(), delivery.locale);
    let (pictures, left_out) = match compose(site, of, locale, dark).await {
        Ok(made) => made,
        Err(_) => return delivery.outcome.set(Some(Outcome::Failed)),
    };
    delivery.pictures(named_pngs(&name, pictures, delivery).await);
    if !left_out.is_empty() && delivery.outcome.try_get_untracked() == Some(None) {
        let message = with(files(locale).long_left_out, &[&left_out.join(messages(locale).semicolon)]);
        delivery.outcome.set(Some(Outcome::Done(message)));
    }
}

/// The pictures, and the titles of figures that cannot be drawn.
async fn compose(
    site: Site,
    of: FigureSet,
    locale: Locale,
    dark: bool,
) -> Result<(Vec<LongPicture>, Vec<String>), LoadError> {
    let atlas = site.atlas.get_untracked();
    let (mut sections, mut left_out): (Vec<FigureSection>, Vec<String>) = (Vec::new(), Vec::new());
    for card in of.cards {
        let figure = ShownFigure { site, card: Arc::new(card), atlas: atlas.clone(), tab: Tab::Chart, locale };
        let title = figure.title();
        match figure.section().await {
            Ok(section) => sections.push(section),
            Err(LoadError::Content) => left_out.push(title),
            Err(error) => return Err(error),
        }
    }
    let address = address_of(site, &of.page, locale);
    let caption = Caption {
        locale,
        title: of.title,
        subtitle: of.subtitle,
        set: None,
        legend: None,
        notes: of.notes.into_iter().map(|note| (None, note)).collect(),
        source: String::new(),
        credits: None,
        origin: origin(&address, locale),
        code: None,
    };
    let code = Some(&*address).filter(|address| opens_elsewhere(address));
    let colours = save::Colours::of(Some(if dark { "dark" } else { "light" })).ok_or(LoadError::Content)?;
    let finished = |picture: LongPicture| LongPicture {
        svg: portable(&picture.svg, locale, &|name| colours.value(name)),
        ..picture
    };
    Ok((long_pictures(&caption, &sections, code).into_iter().map(finished).collect(), left_out))
}

/// Each picture with the name of its file; `None` where the browser gives noise.
async fn named_pngs(
    name: &str,
    pictures: Vec<LongPicture>,
    delivery: Delivery,
) -> Result<Option<Vec<(String, String)>>, LoadError> {
    let pictures: Vec<FinishedPicture> = pictures.into_iter().map(|one| (one.svg, one.size, one.scale)).collect();
    let file = |at: usize| match pictures.len() {
        1 => format!("{name}-long.png"),
        _ => format!("{name}-long-{}.png", at + 1),
    };
    let made = delivery.pngs(&pictures).await?;
    Ok(made.map(|all| all.into_iter().enumerate().map(|(at, address)| (file(at), address)).collect()))
}
