//! A flow, step by step: the picture at the current step, what happens in it, and the controls. The step is
//! in the address. Without one the picture is whole.

use super::Site;
use super::picture::PictureBox;
use super::styled::styled;
use crate::figures::drawing::{Drawing, Shape};
use crate::figures::process::flow::{at, caption as step_caption};
use crate::figures::svg::to_svg;
use crate::figures::{DrawContext, Figure, NARROW, WIDE, theme};
use crate::model::{Card, flow::Flow};
use crate::platform::scroll;
use crate::route::Route;
use crate::text::{Locale, Messages, messages, messages::with};
use leptos::ev::Event;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long a step stays while playing: the time to read its sentence.
const STAY: Duration = Duration::from_millis(3_000);

/// What happens in the current step is drawn in the accent.
const NOW: &str = ".picture [fill='var(--accent)']:not(text, tspan)";

/// The player of a card's flow. `figure` is it at first, whole.
#[component]
pub fn FlowPlayer(
    card: Card,
    /// The whole case.
    figure: Figure,
    locale: Locale,
    /// Whether it is in a frame on a page of another site, which has any width.
    framed: bool,
) -> impl IntoView {
    let site = Site::from_context();
    let (atlas, words, wide) = (site.atlas.get_untracked(), messages(locale), figure.wide.width());
    let last = atlas.flows.get(&card.id).map_or(0, Flow::last_step);
    let shared = Arc::new((atlas, card));
    let player = Player::new(site, last);
    player.advance_while_playing();
    let deck = player.followed_deck();
    let step = player.step;
    let caption = {
        let shared = shared.clone();
        move || {
            let (atlas, card) = &*shared;
            let context = DrawContext { atlas, card, locale, width: wide };
            view! { <StepCaption step=step.get() context=&context/> }
        }
    };
    let picture = move || {
        let (atlas, card) = &*shared;
        let draw = |width| at(&DrawContext { atlas, card, locale, width }, step.get());
        // It has been drawn whole, so it can be drawn at any step.
        let (Ok(wide), Ok(narrow)) = (draw(wide), draw(NARROW)) else { return None };
        let middle = framed.then(|| draw(WIDE[0]).ok()).flatten();
        let now = Figure { wide, narrow, summary: figure.summary.clone() };
        Some(view! { <PictureBox id=card.id.to_string() figure=now locale=locale middle=middle/> })
    };
    view! {
        <div class="player">
            <div class="deck" node_ref=deck>
                <p class="step-caption" aria-live="polite">{caption}</p>
                <Controls player=player words=words/>
            </div>
            {picture}
            <p class="stages" aria-hidden="true">
                <Key fill=theme::SEQ[3] stroke=theme::SEQ[3] name=words.flow_past/>
                <Key fill=theme::ACCENT stroke=theme::INK name=words.flow_now/>
                <Key fill=theme::PAPER stroke=theme::MARK name=words.flow_ahead/>
            </p>
        </div>
    }
    .into_any()
}

/// the current step, the controls to change it, and whether the steps follow each other by themselves.
#[derive(Clone, Copy)]
struct Player {
    site: Site,
    /// The step that the address names; `None` for the whole picture.
    step: Memo<Option<u8>>,
    last: u8,
    playing: RwSignal<bool>,
}

impl Player {
    /// The player of a flow with so many steps. A step beyond them in the address is reported.
    fn new(site: Site, last: u8) -> Player {
        let asked = Memo::new(move |_| site.route.with(|r| r.step));
        let step = Memo::new(move |_| asked.get().filter(|step| *step <= last));
        Effect::new(move |_| {
            if let Some(beyond) = asked.get().filter(|step| *step > last) {
                site.add_notice(format!("step={beyond}"));
            }
        });
        Player { site, step, last, playing: RwSignal::new(false) }
    }

    /// Goes to a step; to the whole picture where there is none.
    fn go_to(self, to: Option<u8>) {
        self.site.replace(Route { step: to.filter(|step| *step > 0), ..self.site.route.get_untracked() });
    }

    /// The number of the current step, 0 for the whole picture; not tracked.
    fn current(self) -> u8 {
        self.step.get_untracked().unwrap_or(0)
    }

    fn back(self) {
        self.playing.set(false);
        self.go_to(self.current().checked_sub(1));
    }

    fn forward(self) {
        self.playing.set(false);
        self.go_to(Some(self.current().saturating_add(1).min(self.last)));
    }

    /// Goes where the slider was moved to.
    fn slide(self, event: &Event) {
        self.playing.set(false);
        self.go_to(event_target_value(event).parse().ok());
    }

    /// Begins to play with the next step, after the last one with the first; or pauses.
    fn play(self) {
        self.playing.update(|p| *p = !*p);
        if self.playing.get_untracked() {
            let current = self.current();
            self.go_to(Some(if current >= self.last { 1 } else { current + 1 }));
        }
    }

    /// While playing, lets the next step follow when the current one has been shown long enough, up to the last.
    fn advance_while_playing(self) {
        let Player { step, last, playing, .. } = self;
        Effect::new(move |_| {
            let (now, on) = (step.get().unwrap_or(0), playing.get());
            if !on {
                return;
            }
            if now >= last {
                playing.set(false);
                return;
            }
            let next = set_timeout_with_handle(
                move || {
                    if playing.get_untracked() {
                        self.go_to(Some(now + 1))
                    }
                },
                STAY,
            );
            on_cleanup(move || {
                if let Ok(next) = next {
                    next.clear();
                }
            });
        });
    }

    /// The element with caption and controls, below which a new step is scrolled into sight: on a phone the picture is
    /// higher than the screen.
    fn followed_deck(self) -> NodeRef<Div> {
        let deck = NodeRef::<Div>::new();
        let step = self.step;
        Effect::new(move |before: Option<Option<u8>>| {
            let now = step.get();
            if now.is_some() && before.is_some_and(|before| before != now) {
                request_animation_frame(move || {
                    if let Some(deck) = deck.try_get_untracked().flatten() {
                        scroll::follow(&deck, NOW);
                    }
                });
            }
            now
        });
        deck
    }
}

/// What happens in a step, and the paragraphs that say so; without one, that the picture is whole.
#[component]
fn StepCaption<'a>(step: Option<u8>, context: &'a DrawContext<'a>) -> AnyView {
    let words = context.words();
    let Some(step) = step else { return view! { <b>{words.flow_whole}</b> }.into_any() };
    let (sentence, paragraphs) = step_caption(context, step);
    let number = with(words.flow_step, &[&step.to_string()]);
    view! { <span class="ordinal">{number}</span>{sentence}<small>{words.paragraphs_of(&paragraphs)}</small> }
        .into_any()
}

/// The buttons, the slider, and how many steps there are.
#[component]
fn Controls(player: Player, words: &'static Messages) -> AnyView {
    let Player { step, last, playing, .. } = player;
    let count = move || match step.get() {
        None => with(words.flow_all, &[&last.to_string()]),
        Some(step) => format!("{step} / {last}"),
    };
    let spoken = move || if step.get().is_none() { words.flow_whole.to_owned() } else { count() };
    let back = move |_| player.back();
    let forward = move |_| player.forward();
    let play = move |_| player.play();
    let slide = move |event| player.slide(&event);
    view! {
        <div class="controls">
            <button type="button" aria-label=words.flow_back disabled=move || step.get().is_none() on:click=back><Icon path=BACK/></button>
            <button type="button" class="play" aria-label=move || if playing.get() { words.flow_pause } else { words.flow_play } on:click=play>
                {move || view! { <Icon path=if playing.get() { PAUSE } else { PLAY }/> }}
            </button>
            <button type="button" aria-label=words.flow_forward disabled=move || step.get() == Some(last) on:click=forward><Icon path=FORWARD/></button>
            <input type="range" min="0" max=last.to_string() step="1" value="0" aria-label=words.flow_steps
                use:styled=("--at", Signal::derive(move || format!("{}%", f64::from(step.get().unwrap_or(0)) / f64::from(last.max(1)) * 100.0)))
                prop:value=move || step.get().unwrap_or(0).to_string() aria-valuetext=spoken on:input=slide/>
            <span class="count">{count}</span>
        </div>
    }
    .into_any()
}

const BACK: &str = "M15 4L7 10l8 6zM5 4v12";
const PLAY: &str = "M6 3.5v13L16.5 10z";
const PAUSE: &str = "M6 4h2.5v12H6zM11.5 4H14v12h-2.5z";
const FORWARD: &str = "M5 4l8 6-8 6zM15 4v12";

/// A sign of 20 by 20 pixels.
#[component]
fn Icon(path: &'static str) -> AnyView {
    view! { <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d=path fill="currentColor" stroke="currentColor" stroke-width="1.5"/></svg> }
        .into_any()
}

/// What a colour of the flow stands for.
#[component]
fn Key(fill: &'static str, stroke: &'static str, name: &'static str) -> AnyView {
    let mut mark = Drawing::new(26.0, 14.0);
    mark.add(Shape::rect(0.75, 0.75, 24.5, 12.5).fill(fill).stroke(stroke, 1.25));
    view! { <span><i inner_html=to_svg(&mark)></i>{name}</span> }.into_any()
}
