//! Unit run: months in a row, one sail a month, every year a row; later counts go on in grey.

use crate::figures::shared::scale::BandScale;
use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, drawing::n, theme,
};
use crate::model::Observation;
use crate::text::number::format_number;
use crate::text::period::Date;

/// A number of months in a row that an observation counts: from `first` to `last`, both counted from year 0.
struct MonthRun<'a> {
    observation: &'a Observation,
    first: i32,
    last: i32,
}

/// Roles: `streak`, a number of months whose period names the first and the last; `later`, counts of the same
/// streak at later dates. Labels: `start`, in the empty months before the streak; `later`, beside the grey sails.
///
/// # Errors
/// A role that is not there, or a count that disagrees with its months: then nothing can be drawn that is countable.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let runs = runs(context)?;
    let (Some(streak), Some(last)) = (runs.first(), runs.last()) else { return Err(DrawError::Role("streak")) };
    let wide = context.width >= 600.0;
    let (left, right) = if wide { (64.0, 72.0) } else { context.pick((44.0, 42.0), (52.0, 58.0)) };
    let months = BandScale { count: 12, range: [left, context.width - right], share: 1.0 };
    let step = months.step();
    let sail = (step * 0.84 / SAIL_WIDTH).min(42.0);
    let small = context.pick(13.0, 12.0);
    let x = |month: i32| months.middle(usize::try_from(month.rem_euclid(12)).unwrap_or(0));
    let mut drawing = Drawing::new(context.width, 0.0);

    for (month, name) in (0i32..).zip(context.words().months_short) {
        // Narrow columns name every second month, and the last.
        let named = wide || !context.is_narrow() && step > 30.0 || month % 2 == 0 && month < 10 || month == 11;
        if named && !name.is_empty() {
            drawing.add(Text::new(x(month), 14.0, name).size(small).fill(theme::INK_3).middle());
        }
    }
    drawing.add(Text::new(context.width, 14.0, context.words().total_so_far).size(small).fill(theme::INK_3).end());

    let mut marks: Vec<Vec<Node>> = runs.iter().map(|_| Vec::new()).collect();
    let mut water = 14.0 + sail + context.pick(16.5, 25.5);
    let mut bottom = water;
    for year in streak.first.div_euclid(12)..=last.last.div_euclid(12) {
        let (january, december) = (year * 12, year * 12 + 11);
        let counted = streak.last >= january;
        let ink = if counted { theme::INK } else { theme::INK_3 };
        drawing.add(Text::new(0.0, water - 1.5, year.to_string()).size(context.pick(14.0, 15.0)).bold().fill(ink));
        let end = if counted { december } else { last.last };
        drawing.add(Shape::line(left, water, x(end) + step / 2.0, water).stroke(theme::MARK, 1.0));
        bottom = water;
        for (run, mark) in runs.iter().zip(&mut marks) {
            let paint = if run.first == streak.first { theme::ACCENT } else { theme::MARK };
            for month in run.first.max(january)..=run.last.min(december) {
                mark.push(Shape::path(sail_path(x(month), water - 1.5, sail)).fill(paint).into());
            }
            if run.first == streak.first && counted {
                mark.push(total(context, run, december, water).into());
            } else if run.last >= january && run.last <= december {
                let at = x(run.last);
                mark.push(Shape::line(at, water + 2.5, at, water + 8.5).stroke(theme::MARK, 1.0).into());
                let size = context.pick(14.0, 16.0);
                let count = Text::value(at, water + 22.5, context.number(run.observation), size);
                mark.push(count.fill(theme::INK_2).middle().into());
                bottom = water + 24.0;
            }
        }
        water = bottom.max(water + 14.0) + sail + context.pick(-1.0, 3.0);
    }
    for (run, mark) in runs.iter().zip(marks) {
        drawing.mark(&run.observation.id, mark);
    }

    let quiet = |x: f64, y: f64, text: String| Text::new(x, y, text).size(small).fill(theme::INK_3);
    let first_water = 14.0 + sail + context.pick(16.5, 25.5);
    let space = x(streak.first) - sail * SAIL_WIDTH / 2.0 - left - 6.0;
    let start = quiet(left + 2.0, first_water, context.label("start")?).lines(space, 15.0);
    let rise = start.last().map_or(0.0, |line| line.y - first_water + if start.len() > 1 { 5.0 } else { 9.5 });
    if start.len() <= 2 && start.iter().all(|line| line.estimated_width() <= space) {
        start.into_iter().for_each(|line| drawing.add(Text { y: line.y - rise, ..line }));
    }
    if let (true, Ok(later)) = (runs.len() > 1, context.label("later")) {
        let at = x(last.last) + step / 2.0 + context.pick(8.0, 14.0);
        let base = bottom - 24.0;
        quiet(at, base - 16.5, later).lines(context.width - at, 16.0).into_iter().for_each(|line| drawing.add(line));
    }
    drawing.height = (bottom + 4.0).ceil();
    Ok(Picture::Drawing(drawing))
}

/// The streak, then every later count with the months that it adds.
fn runs<'a>(context: &DrawContext<'a>) -> Result<Vec<MonthRun<'a>>, DrawError> {
    let index = |date: Date| Some(i32::from(date.year) * 12 + i32::from(date.month?) - 1);
    let observation = context.one("streak")?;
    let period = observation.period.and_then(|p| Some((index(p.start)?, index(p.end?)?)));
    let (first, last) = period.ok_or(DrawError::Role("streak"))?;
    let counts = |o: &Observation, last: i32| (f64::from(last - first + 1) - o.value).abs() < 1e-9;
    if !counts(observation, last) {
        return Err(DrawError::Role("streak"));
    }
    let mut runs = vec![MonthRun { observation, first, last }];
    let later = if context.card.role("later").next().is_some() { context.all("later")? } else { Vec::new() };
    for observation in later {
        let end = observation.period.and_then(|p| index(p.end?)).ok_or(DrawError::Role("later"))?;
        let first = runs.last().map_or(last, |run| run.last) + 1;
        if end < first || !counts(observation, end) {
            return Err(DrawError::Role("later"));
        }
        runs.push(MonthRun { observation, first, last: end });
    }
    Ok(runs)
}

/// How many months of the streak there are by the end of a year; the whole of it stands out.
fn total(context: &DrawContext, run: &MonthRun, december: i32, water: f64) -> Text {
    if run.last <= december {
        let size = context.pick(28.0, 40.0);
        return Text::value(context.width, water - 0.5, context.number(run.observation), size)
            .fill(theme::ACCENT)
            .end();
    }
    let so_far = format_number(f64::from(december - run.first + 1), 0, context.locale);
    Text::value(context.width, water - 0.5, so_far, context.pick(17.0, 20.0)).fill(theme::INK_2).end()
}

/// Width of a sail that is 1 high.
const SAIL_WIDTH: f64 = 0.74;

/// The mark of the site: main sail, jib and hull over `x`, `height` high, standing on `bottom`.
fn sail_path(x: f64, bottom: f64, height: f64) -> String {
    let p = |dx: f64, dy: f64| format!("{} {}", n(x + dx * height), n(bottom - (1.0 - dy) * height));
    format!(
        "M{}C{} {} {}L{}ZM{}C{} {} {}L{}ZM{}L{}L{}L{}Z",
        p(-0.071, 0.0),
        p(0.168, 0.2),
        p(0.326, 0.5),
        p(0.355, 0.829),
        p(-0.071, 0.829),
        p(-0.129, 0.161),
        p(-0.187, 0.421),
        p(-0.287, 0.661),
        p(-0.355, 0.829),
        p(-0.129, 0.829),
        p(-0.371, 0.889),
        p(0.368, 0.889),
        p(0.239, 1.0),
        p(-0.242, 1.0),
    )
}
