//! Messages with values in them.

/// Puts values into a message: into each `{}` in order, into `{0}`, `{1}` … by index, whatever the order that a language says
/// them in. Other braces stay: they are filled in with the data.
pub fn with(message: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(message.len() + 32);
    let (mut rest, mut next) = (message, 0);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let filled = after.split_once('}').and_then(|(name, after)| {
            let at = if name.is_empty() { Some(next) } else { name.parse().ok() };
            Some((at?, name.is_empty(), after))
        });
        rest = match filled {
            Some((at, in_order, after)) => {
                out.push_str(values.get(at).copied().unwrap_or(""));
                next += usize::from(in_order);
                after
            }
            None => {
                out.push('{');
                after
            }
        };
    }
    out.push_str(rest);
    out
}
