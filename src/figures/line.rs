//! Line: a level over the years. What follows different rules is never joined: between two series of the card the
//! axis is broken, and a year of which only the growth is known has a place but no point.

use super::chart::{Area, Plot, Scale, Side, other_source, printed, signed, slot, steps, ticks, year};
use super::marks::{Mark, Paint, Writing};
use super::{Canvas, Missing, Picture, drawing::Text, theme};
use crate::model::Observation;
use charming::element::{LabelPosition, LineStyle, Symbol};
use charming::series::Line;

/// A stretch of years that follow the same rules.
struct Stretch<'a> {
    name: Option<String>,
    years: Vec<(u16, &'a Observation)>,
    /// Whether another follows, behind a break.
    followed: bool,
}

/// Roles: `value`, once for each stretch of years that may be joined, in order, named for what it follows;
/// `growth-only`, rates of years without a level. Labels: `axis-note` where the scale does not begin at zero (it must
/// say where it begins), and with a rate `growth-only-note`.
///
/// # Errors
/// A role or label that is not there, or stretches whose years overlap or are not whole.
pub fn draw(canvas: &Canvas) -> Result<Picture, Missing> {
    let stretches = stretches(canvas)?;
    let values: Vec<&Observation> = stretches.iter().flat_map(|s| &s.years).map(|(_, o)| *o).collect();
    let others = other_source(canvas, &values);
    let rates = canvas.card.role("growth-only").map(|id| canvas.observation(id)).collect::<Result<Vec<_>, _>>()?;
    let years = stretches.iter().flat_map(|s| s.years.iter().map(|(y, _)| Some(*y)));
    let years: Option<Vec<u16>> = years.chain(rates.iter().map(|o| year(o))).collect();
    let years = years.ok_or(Missing::Role("growth-only"))?;
    let (Some(first), Some(last)) = (years.iter().min().copied(), years.iter().max().copied()) else {
        return Err(Missing::Role("value"));
    };
    let (low, high) =
        values.iter().map(|o| canvas.value(o)).fold((f64::INFINITY, 0.0), |(l, h): (f64, f64), v| (l.min(v), h.max(v)));
    let scale = steps(if low < high - low { low.min(0.0) } else { low }, high, 3.5);

    let named = stretches.iter().any(|s| s.name.is_some());
    let bottom = canvas.pick(262.0, 282.0);
    let area = Area { left: 0.0, top: 34.0, right: canvas.width, bottom };
    let frame = Frame { canvas, area, scale, first, count: usize::from(last - first) + 1 };
    let names = (first..=last).map(|year| year.to_string()).collect();
    let x = Scale::slots(names).line(theme::INK_3);
    let y = Scale::numbers(scale[0], scale[1]).grid(scale[2]);
    let mut plot = Plot::new(canvas, bottom + if named { 62.0 } else { 32.0 }, area, x, y);

    frame.numbers(&mut plot, &values)?;
    for year in first..=last {
        let known = values.iter().any(|o| super::chart::year(o) == Some(year));
        let name = Writing::new(year.to_string(), canvas.pick(13.0, 14.0));
        let rated = rates.iter().any(|o| super::chart::year(o) == Some(year));
        let name = if known || rated { name.color(theme::INK) } else { name.color(theme::INK_3) };
        plot.write(frame.x(year), bottom + 18.0, Side::Middle, name);
        if !known && !rated {
            let found = Writing::new(canvas.words().not_found_value, 13.0).color(theme::INK_3);
            plot.write(frame.x(year), bottom - 16.0, Side::Middle, found);
        }
    }
    for pair in stretches.windows(2) {
        if let (Some((before, _)), Some((after, _))) = (pair[0].years.last(), pair[1].years.first()) {
            plot.break_at((frame.x(*before) + frame.x(*after)) / 2.0, area.top, area.bottom);
        }
    }
    for rate in &rates {
        frame.growth_only(&mut plot, rate)?;
    }
    for stretch in &stretches {
        frame.stretch(&mut plot, stretch, &|o| values.iter().zip(&others).any(|(v, other)| v.id == o.id && *other));
    }
    Ok(plot.finish())
}

fn stretches<'a>(canvas: &Canvas<'a>) -> Result<Vec<Stretch<'a>>, Missing> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = 0;
    for series in canvas.card.series.iter().filter(|s| s.role == "value") {
        let mut years = Vec::new();
        for id in &series.observations {
            let observation = canvas.observation(id)?;
            let year = year(observation).filter(|y| *y > before).ok_or(Missing::Role("value"))?;
            years.push((year, observation));
            before = year;
        }
        if let Some(stretch) = stretches.last_mut() {
            stretch.followed = true;
        }
        stretches.push(Stretch { name: series.name.as_ref().map(|name| canvas.fill(name)), years, followed: false });
    }
    Ok(stretches)
}

/// Everything's place.
struct Frame<'a> {
    canvas: &'a Canvas<'a>,
    area: Area,
    scale: [f64; 3],
    first: u16,
    count: usize,
}

impl Frame<'_> {
    fn step(&self) -> f64 {
        self.area.width() / slot(self.count)
    }

    /// Size of the numbers at points.
    fn size(&self) -> f64 {
        self.canvas.pick(12.0, 15.0)
    }

    fn x(&self, year: u16) -> f64 {
        self.area.left + (f64::from(year - self.first) + 0.5) * self.step()
    }

    fn y(&self, value: f64) -> f64 {
        let [min, max, _] = self.scale;
        self.area.bottom - (value - min) / (max - min) * self.area.height()
    }

    /// The numbers of the scale on its lines, the unit at the uppermost. They give way to what is written at points.
    fn numbers(&self, plot: &mut Plot, values: &[&Observation]) -> Result<(), Missing> {
        let unit = values.first().map_or("", |o| self.canvas.unit(o));
        let ticks = ticks(self.scale);
        for (i, (tick, number)) in ticks.iter().enumerate() {
            let number = if i + 1 == ticks.len() { format!("{number} {unit}") } else { number.clone() };
            let number = Writing::new(number, self.canvas.pick(12.0, 13.0)).color(theme::INK_3);
            let y = self.y(*tick) - 10.0;
            let taken = |o: &&Observation| {
                let written = Writing::new(printed(self.canvas, o), self.size()).bold();
                let left = year(o).map_or(f64::INFINITY, |year| self.x(year)) - written.width() / 2.0;
                left < number.width() + 4.0 && (self.y(self.canvas.value(o)) - 15.0 - y).abs() < 22.0
            };
            if !values.iter().any(taken) {
                plot.write(0.0, y, Side::Start, number);
            }
        }
        if self.scale[0] != 0.0 {
            // A scale that does not begin at zero says so where it begins.
            let note = Writing::new(self.canvas.label("axis-note")?, self.canvas.pick(12.0, 13.0)).color(theme::INK_3);
            plot.write(40.0, self.area.bottom - 10.0, Side::Start, note);
        }
        Ok(())
    }

    /// Points and the line through them; a year that is missing interrupts it.
    fn stretch(&self, plot: &mut Plot, stretch: &Stretch, other: &dyn Fn(&Observation) -> bool) {
        let mut marks = Vec::new();
        let mut before = None;
        for (year, o) in &stretch.years {
            for gap in before.map_or(*year, |b: u16| b + 1)..*year {
                marks.push(Mark::gap(f64::from(gap - self.first)));
            }
            before = Some(*year);
            let color = if other(o) { theme::MARK } else { theme::LAKE[3] };
            let value = Writing::new(printed(self.canvas, o), self.size()).bold().color(theme::INK);
            let mark = Mark::new(&o.id, [f64::from(year - self.first), self.canvas.value(o)]);
            let mark = if other(o) {
                mark.symbol(Symbol::Diamond, 17.0, 17.0)
            } else {
                mark.symbol(Symbol::Circle, 11.0, 11.0)
            };
            // Beside a break it keeps off the line there.
            let over = f64::max(0.0, value.width() / 2.0 - self.step() / 2.0 + 4.0);
            let shift = match *year {
                y if stretch.followed && stretch.years.last().is_some_and(|(last, _)| *last == y) => -over,
                y if y > self.first && stretch.years.first().is_some_and(|(first, _)| *first == y) => over,
                _ => 0.0,
            };
            let label = value.halo().at(LabelPosition::Top, 7.0).shifted(shift);
            marks.push(mark.paint(Paint::of(o.qualifier, color)).label(label));
        }
        let line = Line::new().line_style(LineStyle::new().color(theme::LAKE[3]).width(2.5)).connect_nulls(false);
        plot.add(line.show_symbol(true), marks);
        let (Some(name), Some((from, _)), Some((to, _))) = (&stretch.name, stretch.years.first(), stretch.years.last())
        else {
            return;
        };
        let (left, right, y) = (self.x(*from) - 14.0, self.x(*to) + 14.0, self.area.bottom + 33.0);
        plot.line(&[[left, y], [right, y]], LineStyle::new().color(theme::LAKE[3]).width(2.0));
        plot.write((left + right) / 2.0, y + 15.0, Side::Middle, Writing::new(name.clone(), 13.0));
    }

    /// A year of which only the growth is known: its place is a panel, not a point.
    fn growth_only(&self, plot: &mut Plot, rate: &Observation) -> Result<(), Missing> {
        let Some(year) = year(rate) else { return Err(Missing::Role("growth-only")) };
        // As broad as its words need, which may be more than a year has.
        let (canvas, width) = (self.canvas, (self.step() * 0.9).max(58.0));
        let x = self.x(year).min(canvas.width - width / 2.0);
        let panel = Mark::new(&rate.id, [x, (self.area.top + self.area.bottom) / 2.0]);
        plot.put(panel.symbol(Symbol::Rect, width, self.area.height()).paint(Paint::solid(theme::SUNK)));
        let value = signed(canvas, rate);
        let value = Text::value(0.0, 0.0, value, canvas.pick(18.0, 24.0)).fit(width - 4.0, 13.0);
        let size = value.spans.first().map_or(13.0, |span| span.size);
        let mut y = self.area.top + 70.0;
        if rate.number() > 0.0 {
            plot.arrow_up(&rate.id, [x, y], 30.0, theme::SAIL);
        }
        y += 20.0;
        let words = value.spans.first().map_or_else(String::new, |span| span.content.clone());
        plot.say(&rate.id, [x, y], Side::Middle, Writing::value(words, size).color(theme::SAIL), None);
        y += 26.0;
        let notes = [canvas.words().growth_only.to_owned(), canvas.label("growth-only-note")?];
        let size = canvas.pick(12.0, 13.0);
        for note in notes {
            for line in Text::new(x, y, note).size(size).lines(width - 2.0, 0.0) {
                let line = line.spans.first().map_or_else(String::new, |span| span.content.clone());
                plot.write(x, y, Side::Middle, Writing::new(line, size));
                y += 18.0;
            }
        }
        Ok(())
    }
}
