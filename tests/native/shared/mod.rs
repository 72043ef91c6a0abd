//! What every picture shares, against examples worked by hand: scales, axes, labels, qualified marks, symbols.

mod axes;
mod labels;
mod marks;
mod rankings;
mod scales;
mod symbols;
