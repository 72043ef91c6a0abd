// The site's colours and the font of all peers.
export const FONT = 'sans-serif';
export const INK = '#12242b';
export const HAIR = '#dcdfdb';
export const LAKE = '#34737f';
export const DEEP = '#0e4753';
export const MARK = '#738b93';
export const SAIL = '#c5381c';
