//! Arithmetic over observations: `({industrial-output} / {industrial-output-2023} - 1) * 100`.
//!
//! Derived observations and checks are written in it, so that no result is typed by hand.

use serde::Deserialize;
use std::fmt;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A plain number.
    Number(f64),
    /// The value of an observation.
    Value(String),
    /// `left operator right`.
    Binary(Box<Expression>, Operator, Box<Expression>),
}

/// An expression with the text that it was read from, which files publish.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct ParsedExpression {
    text: String,
    tree: Expression,
}

impl ParsedExpression {
    /// As the data writes it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it says.
    pub fn tree(&self) -> &Expression {
        &self.tree
    }
}

impl TryFrom<String> for ParsedExpression {
    type Error = Error;

    fn try_from(text: String) -> Result<ParsedExpression, Error> {
        Expression::parse(&text).map(|tree| ParsedExpression { text, tree })
    }
}

/// The four operators, with their usual precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Why an expression cannot be read or worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Not of the language; the byte at which reading stopped.
    Syntax(usize),
    /// Brackets nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// No observation has this id.
    Unknown(String),
    /// A division by zero, or a result beyond all bounds.
    NotFinite,
}

/// How deep brackets may nest.
pub const MAX_DEPTH: usize = 32;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Syntax(at) => write!(f, "expression cannot be read at character {at}"),
            Error::TooDeep => write!(f, "expression is nested deeper than {MAX_DEPTH} brackets"),
            Error::Unknown(id) => write!(f, "expression names `{id}`, which is not an observation"),
            Error::NotFinite => write!(f, "expression has no finite value"),
        }
    }
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`Error::Syntax`] with the position where reading stopped, or [`Error::TooDeep`].
    pub fn parse(text: &str) -> Result<Expression, Error> {
        let mut reader = Parser { text, at: 0 };
        let expression = reader.sum(0)?;
        if reader.peek().is_some() { Err(Error::Syntax(reader.at)) } else { Ok(expression) }
    }

    /// Works the expression out; `value` looks an observation up.
    ///
    /// # Errors
    /// [`Error::Unknown`] for an id that `value` does not know, [`Error::NotFinite`] for a division by zero.
    pub fn evaluate(&self, value: &dyn Fn(&str) -> Option<f64>) -> Result<f64, Error> {
        let result = match self {
            Expression::Number(n) => *n,
            Expression::Value(id) => value(id).ok_or_else(|| Error::Unknown(id.clone()))?,
            Expression::Binary(left, operator, right) => {
                let (left, right) = (left.evaluate(value)?, right.evaluate(value)?);
                match operator {
                    Operator::Add => left + right,
                    Operator::Subtract => left - right,
                    Operator::Multiply => left * right,
                    Operator::Divide => left / right,
                }
            }
        };
        if result.is_finite() { Ok(result) } else { Err(Error::NotFinite) }
    }

    /// The arithmetic as it is written for readers: `719.17 ÷ 632.4 − 1`. `value` is the text of an observation.
    pub fn written(&self, value: &dyn Fn(&str) -> String) -> String {
        self.printed(&|number| number.to_string().replace('-', "−"), value, Operator::sign)
    }

    /// The arithmetic as [`Expression::parse`] reads it. `value` is the text of an observation.
    pub fn source(&self, value: &dyn Fn(&str) -> String) -> String {
        self.printed(&|number| number.to_string(), value, Operator::symbol)
    }

    fn printed(
        &self,
        number: &dyn Fn(f64) -> String,
        value: &dyn Fn(&str) -> String,
        sign: fn(Operator) -> char,
    ) -> String {
        match self {
            Expression::Number(n) => number(*n),
            Expression::Value(id) => value(id),
            Expression::Binary(left, operator, right) => {
                let side = |side: &Expression, bare: bool| {
                    let text = side.printed(number, value, sign);
                    if bare { text } else { format!("({text})") }
                };
                let associates = matches!(operator, Operator::Add | Operator::Multiply);
                let left = side(left, left.binding() >= operator.binding());
                let right_is_bare =
                    right.binding() > operator.binding() || associates && right.binding() == operator.binding();
                let right = side(right, right_is_bare);
                // No sign follows another.
                let right = if right.starts_with('−') { format!("({right})") } else { right };
                format!("{left} {} {right}", sign(*operator))
            }
        }
    }

    /// Whether it only adds and takes away.
    pub fn is_sum(&self) -> bool {
        match self {
            Expression::Number(_) | Expression::Value(_) => true,
            Expression::Binary(left, Operator::Add | Operator::Subtract, right) => left.is_sum() && right.is_sum(),
            Expression::Binary(..) => false,
        }
    }

    /// How tightly it holds together: what binds less is put in brackets beside what binds more.
    fn binding(&self) -> u8 {
        match self {
            Expression::Number(_) | Expression::Value(_) => 3,
            Expression::Binary(_, operator, _) => operator.binding(),
        }
    }

    /// The observation ids in it, from left to right.
    pub fn inputs(&self) -> Vec<&str> {
        match self {
            Expression::Number(_) => Vec::new(),
            Expression::Value(id) => vec![id],
            Expression::Binary(left, _, right) => [left.inputs(), right.inputs()].concat(),
        }
    }
}

impl Operator {
    fn symbol(self) -> char {
        match self {
            Operator::Add => '+',
            Operator::Subtract => '-',
            Operator::Multiply => '*',
            Operator::Divide => '/',
        }
    }

    fn sign(self) -> char {
        match self {
            Operator::Add => '+',
            Operator::Subtract => '−',
            Operator::Multiply => '×',
            Operator::Divide => '÷',
        }
    }

    fn binding(self) -> u8 {
        match self {
            Operator::Add | Operator::Subtract => 1,
            Operator::Multiply | Operator::Divide => 2,
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|b| **b == b' ').count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn sum(&mut self, depth: usize) -> Result<Expression, Error> {
        let mut left = self.product(depth)?;
        loop {
            let operator = match self.peek() {
                Some(b'+') => Operator::Add,
                Some(b'-') => Operator::Subtract,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Binary(Box::new(left), operator, Box::new(self.product(depth)?));
        }
    }

    fn product(&mut self, depth: usize) -> Result<Expression, Error> {
        let mut left = self.atom(depth)?;
        loop {
            let operator = match self.peek() {
                Some(b'*') => Operator::Multiply,
                Some(b'/') => Operator::Divide,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Binary(Box::new(left), operator, Box::new(self.atom(depth)?));
        }
    }

    fn atom(&mut self, depth: usize) -> Result<Expression, Error> {
        if depth > MAX_DEPTH {
            return Err(Error::TooDeep);
        }
        let start = self.peek().map(|b| (b, self.at)).ok_or(Error::Syntax(self.at))?;
        match start {
            (b'(', _) => {
                self.at += 1;
                let inner = self.sum(depth + 1)?;
                self.expect_byte(b')')?;
                Ok(inner)
            }
            (b'{', at) => {
                let length = self.text[at..].find('}').ok_or(Error::Syntax(at))?;
                self.at = at + length + 1;
                Ok(Expression::Value(self.text[at + 1..at + length].to_owned()))
            }
            // A minus sign belongs to the number that follows it.
            (b'0'..=b'9' | b'-', at) => {
                let rest = &self.text[at..];
                let sign = usize::from(rest.starts_with('-'));
                let digits = rest[sign..].find(|c: char| !c.is_ascii_digit() && c != '.');
                let length = digits.map_or(rest.len(), |digits| sign + digits);
                self.at = at + length;
                rest[..length].parse().map(Expression::Number).map_err(|_| Error::Syntax(at))
            }
            (_, at) => Err(Error::Syntax(at)),
        }
    }

    fn expect_byte(&mut self, byte: u8) -> Result<(), Error> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(Error::Syntax(self.at))
        }
    }
}
