//! Open cases: a simulated year under the report's mean, one under the current mean, what Little's law says of both, and
//! the band in which nearly all days lie.

use crate::figures::drawing::{Drawing, Node, Shape, Text, n};
use crate::figures::shared::axis::{Axis, AxisText};
use crate::figures::shared::mark::{Certainty, Paint};
use crate::figures::shared::scale::{LinearScale, Ticks, as_f64};
use crate::figures::{DrawContext, DrawError, Picture, theme};
use crate::model::service::{STORM_WEEK, Service};
use crate::model::{CardKind, Observation};
use crate::route::Model;
use crate::text::messages::with;
use crate::text::number::format_number;

/// Days that are drawn: the year 2024 had so many.
pub const DAYS: usize = 366;

/// From one line of text above the picture to the next, in CSS pixels.
const LINE: f64 = 17.0;

/// What a reader may change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumed {
    /// Cases arriving a day.
    pub arrivals: f64,
    /// Mean days to close.
    pub days: f64,
    /// Whether a storm week comes.
    pub surge: bool,
    /// Which of all possible years.
    pub seed: u64,
}

impl Assumed {
    /// The same with what a reader has set.
    pub fn set(self, model: Model) -> Assumed {
        Assumed {
            arrivals: model.arrivals.map_or(self.arrivals, |tenths| f64::from(tenths) / 10.0),
            days: model.days.map_or(self.days, |hundredths| f64::from(hundredths) / 100.0),
            surge: model.surge,
            seed: model.seed.map_or(self.seed, u64::from),
        }
    }
}

/// What must be said over a picture whose title and notes are of the report's figures while it shows what a reader has set, a
/// line each; `None` where it shows the report's, or is no model. Another year of the same is what title and notes are about.
pub fn set_by_reader(context: &DrawContext, model: Model) -> Option<String> {
    if context.card.kind != CardKind::ServiceModel {
        return None;
    }
    let (first, words) = (Inputs::of(context).ok()?.assumed(), context.words());
    let now = Assumed { seed: first.seed, ..first.set(model) };
    let set = with(words.model_set, &[&n(now.arrivals), &n(now.days)]);
    let storm = now.surge.then_some(words.model_surge_note);
    (now != first).then(|| std::iter::once(&*set).chain(storm).collect::<Vec<_>>().join("\n"))
}

/// The figures of the report that the model starts from.
pub struct Inputs<'a> {
    /// Cases arriving a day.
    pub arrivals: &'a Observation,
    /// Two means of the days to close: the one compared with, the one that is set at first.
    pub days: [&'a Observation; 2],
    /// The cases open at a time that follow from each.
    pub open: [&'a Observation; 2],
}

impl<'a> Inputs<'a> {
    /// Roles: `arrivals`; `days` and `open`, two each in the same order.
    ///
    /// # Errors
    /// A role that is not there, or that the model cannot be set to.
    pub fn of(context: &DrawContext<'a>) -> Result<Inputs<'a>, DrawError> {
        let two = |role| <[&Observation; 2]>::try_from(context.all(role)?).map_err(|_| DrawError::Role(role));
        let within = |o: &&Observation, [least, most]: [f64; 2]| (least..=most).contains(&rounded(o));
        // A year of more cases than sliders can be set to would take as long to simulate as to live through.
        let arrivals = Some(context.one("arrivals")?).filter(|o| within(o, Model::ARRIVALS));
        let days = Some(two("days")?).filter(|days| days.iter().all(|o| within(o, Model::DAYS)));
        let missing = |role| move || DrawError::Role(role);
        Ok(Inputs {
            arrivals: arrivals.ok_or_else(missing("arrivals"))?,
            days: days.ok_or_else(missing("days"))?,
            open: two("open")?,
        })
    }

    /// What is assumed at first.
    pub fn assumed(&self) -> Assumed {
        let [_, days] = self.days;
        Assumed { arrivals: rounded(self.arrivals), days: rounded(days), surge: false, seed: 1 }
    }

    /// The derived observation that says how many cases are open, where exactly that is assumed.
    pub fn stated(&self, arrivals: f64, days: f64) -> Option<&'a Observation> {
        let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let at = self.days.iter().position(|own| same(rounded(own), days))?;
        same(rounded(self.arrivals), arrivals).then(|| self.open[at])
    }
}

/// The number as it is printed and as sliders can be set to it.
fn rounded(observation: &Observation) -> f64 {
    let scale = 10f64.powi(i32::from(observation.decimals));
    (observation.value * scale).round() / scale
}

/// The model at the report's figures. Labels: `model`, what the picture is; `surge`, over the storm week.
///
/// # Errors
/// A role or label that is not there.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    at(context, Inputs::of(context)?.assumed())
}

/// The model under other assumptions.
///
/// # Errors
/// As [`draw`].
pub fn at(context: &DrawContext, assumed: Assumed) -> Result<Picture, DrawError> {
    let inputs = Inputs::of(context)?;
    let curves = curves(&inputs, assumed);
    // What the picture is is above it, where no curve runs.
    let model = Text::new(0.0, LINE - 4.0, context.label("model")?).size(small(context)).bold().fill(theme::INK_2);
    let model = model.lines(context.width, LINE);
    let plot = OpenCasesPlot::of(context, &curves, as_f64(model.len()) * LINE + 8.0);

    let mut drawing = Drawing::new(context.width, plot.height);
    for line in model {
        drawing.add(line);
    }
    if assumed.surge {
        plot.add_storm_week(&mut drawing)?;
    }
    plot.add_bands(&mut drawing, &curves);
    plot.add_values(&mut drawing);
    plot.add_days(&mut drawing);
    let spread = plot.spread(&curves);
    for (i, curve) in curves.iter().enumerate() {
        let nodes = plot.curve(curve, if i == 0 { -spread } else { spread });
        match inputs.stated(assumed.arrivals, curve.days) {
            Some(observation) => drawing.mark(&observation.id, nodes),
            None => nodes.into_iter().for_each(|node| drawing.add(node)),
        }
    }
    Ok(Picture::Drawing(drawing))
}

/// A simulated year under one mean, and how it is drawn.
struct Curve {
    days: f64,
    service: Service,
    /// Cases open, day by day.
    open: Vec<f64>,
    paint: &'static str,
    ink: &'static str,
    width: f64,
}

/// The year under the report's mean, and the one under the current mean where that is another.
fn curves(inputs: &Inputs, assumed: Assumed) -> Vec<Curve> {
    let [reference, _] = inputs.days;
    let curve = |days: f64, [paint, ink]: [&'static str; 2], width: f64| {
        let service = Service { arrivals: assumed.arrivals, days, surge: assumed.surge.then_some(STORM_WEEK) };
        Curve { days, service, open: service.simulate(DAYS, assumed.seed).open, paint, ink, width }
    };
    let reference = rounded(reference);
    let mut curves = vec![curve(reference, [theme::MARK, theme::INK_2], 1.25)];
    if (assumed.days - reference).abs() > 1e-9 {
        curves.push(curve(assumed.days, [theme::ACCENT; 2], 1.75));
    }
    curves
}

/// Size of the small text.
fn small(context: &DrawContext) -> f64 {
    context.pick(13.0, 12.0)
}

/// About how many cases are open at a time, as it is beside a curve.
fn count(context: &DrawContext, service: &Service) -> Text {
    let count = format_number(rough(service.open_cases()), 0, context.locale);
    let count = with(context.words().about_count, &[&count]);
    Text::value(0.0, 0.0, count, context.pick(17.0, 20.0))
}

/// Small text of an axis.
fn quiet(context: &DrawContext, x: f64, y: f64, text: String) -> Text {
    Text::new(x, y, text).size(small(context)).fill(theme::INK_3)
}

/// Where everything is.
struct OpenCasesPlot<'a> {
    context: &'a DrawContext<'a>,
    /// In CSS pixels.
    height: f64,
    left: f64,
    right: f64,
    /// The days of the year, right of the numbers of the axis.
    days: LinearScale,
    /// The axis of cases, from the bottom up.
    axis: Axis,
    cases: LinearScale,
}

impl<'a> OpenCasesPlot<'a> {
    /// Room for all curves with what is written beside them, below a head so high.
    fn of(context: &'a DrawContext<'a>, curves: &[Curve], head: f64) -> OpenCasesPlot<'a> {
        let height = context.pick(234.0, 454.0) + head;
        let space = curves.iter().map(|curve| count(context, &curve.service).estimated_width()).fold(72.0, f64::max);
        let (left, right) = (0.0, context.width - space * 1.08 - 10.0);
        let [bottom, top] = [height - 26.0, head + 44.0];
        let most = curves.iter().flat_map(|curve| &curve.open).copied().fold(10.0, f64::max);
        let most = curves.iter().map(|curve| curve.service.usual()[1]).fold(most, f64::max);
        let text = AxisText { size: small(context), unit: "", signed: false, locale: context.locale, nice: true };
        let axis = Axis::upward([0.0, most], bottom - top, text);
        let from = left + context.pick(30.0, 40.0);
        let days = LinearScale { domain: [0.0, as_f64(DAYS - 1)], range: [from, right] };
        OpenCasesPlot { context, height, left, right, days, cases: axis.scale([bottom, top]), axis }
    }

    /// The storm week with its label above it.
    fn add_storm_week(&self, drawing: &mut Drawing) -> Result<(), DrawError> {
        let (context, [bottom, top]) = (self.context, self.cases.range);
        let [start, end] = [STORM_WEEK.from, STORM_WEEK.from + STORM_WEEK.days].map(|day| self.days.at(day));
        drawing.add(Shape::rect(start, top - 22.0, end - start, bottom - top + 22.0).fill(theme::SUNK));
        let label = quiet(context, 0.0, top - 28.0, context.label("surge")?).middle();
        let half = label.estimated_width() / 2.0;
        drawing.add(Text { x: ((start + end) / 2.0).clamp(half, (context.width - half).max(half)), ..label });
        Ok(())
    }

    /// The band of each curve in which nearly all days lie.
    fn add_bands(&self, drawing: &mut Drawing, curves: &[Curve]) {
        let [from, right] = self.days.range;
        for curve in curves {
            let [low, high] = curve.service.usual().map(|value| self.cases.at(value));
            drawing.add(Paint::BAND.on(Shape::rect(from, high, right - from, low - high)));
        }
    }

    /// The lines of the axis of cases, each with its number.
    fn add_values(&self, drawing: &mut Drawing) {
        let OpenCasesPlot { context, left, right, .. } = *self;
        for tick in &self.axis.ticks {
            let (stroke, y) = (if tick.value == 0.0 { theme::INK_3 } else { theme::RULE }, self.cases.at(tick.value));
            drawing.add(Shape::line(left, y, right, y).stroke(stroke, 1.0));
            drawing.add(quiet(context, left, y - 4.0, tick.text.clone()).halo(theme::PAPER));
        }
    }

    /// The ticks of the axis of days, a quarter of a year apart, each with its number.
    fn add_days(&self, drawing: &mut Drawing) {
        let (context, bottom) = (self.context, self.cases.range[0]);
        for day in (Ticks { min: 0.0, max: 360.0, step: 90.0 }).values() {
            let x = self.days.at(day);
            drawing.add(Shape::line(x, bottom, x, bottom + 4.0).stroke(theme::INK_3, 1.0));
            let name = format_number(day, 0, context.locale);
            let name = if day == 0.0 { with(context.words().model_day, &[&name]) } else { name };
            drawing.add(quiet(context, x, self.height - 6.0, name).middle());
        }
    }

    /// How far what is written beside two curves must move so that it does not overlap: the first up, the second down.
    fn spread(&self, curves: &[Curve]) -> f64 {
        let [first, second] = curves else { return 0.0 };
        let [first, second] = [first, second].map(|curve| curve.service.open_cases());
        let apart = (self.cases.at(first) - self.cases.at(second)).abs();
        f64::max(0.0, 42.0 - apart) / if first >= second { 2.0 } else { -2.0 }
    }

    /// A curve, the level that Little's law expects, and what is written beside them, which is moved down by `shift`.
    fn curve(&self, curve: &Curve, shift: f64) -> Vec<Node> {
        let OpenCasesPlot { context, right, .. } = *self;
        let level = self.cases.at(curve.service.open_cases());
        let points = curve.open.iter().take(DAYS).enumerate();
        let point =
            |(day, open): (usize, &f64)| format!("{} {}", n(self.days.at(as_f64(day))), n(self.cases.at(*open)));
        let points: Vec<String> = points.map(point).collect();
        let expected = Paint { stroke: curve.paint, ..Paint::of(Certainty::Derived, curve.paint) };
        let expected = expected.on(Shape::line(self.days.range[0], level, right + 4.0, level));
        let at = level + shift;
        let label = Text { x: right + 8.0, y: at + 2.0, ..count(context, &curve.service).fill(curve.ink) };
        let note = with(context.words().model_days, &[&n(curve.days)]);
        let note = Text::new(right + 8.0, at + 18.0, note).size(small(context)).fill(theme::INK_2);
        vec![
            expected.into(),
            Shape::path(format!("M{}", points.join("L"))).stroke(curve.paint, curve.width).into(),
            label.into(),
            note.fit(context.width - right - 8.0, small(context)).into(),
        ]
    }
}

/// A modelled count, no finer than two digits: the means it comes from have two or three.
pub fn rough(count: f64) -> f64 {
    let step = 10f64.powf((count.abs().max(1.0).log10().floor() - 1.0).max(0.0));
    (count / step).round() * step
}
