// Runs inside the page: what a reader of a mail could not read, a line each. Colours are taken as they come out: of the
// text itself, and of the nearest ground under it, which for a whole page is what the reader's program paints.
(ground) => {
  const parsed = (colour) => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const groundOf = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parsed(getComputedStyle(at).backgroundColor);
      if (colour.a > 0) return colour;
    }
    return parsed(ground);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (text === '' || element.closest('style, title') !== null) continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(parsed(style.color)), luminance(groundOf(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(`${text}: contrast ${ratio.toFixed(1)}`);
    if (Number.parseFloat(style.fontSize) < 16) found.push(`${text}: ${style.fontSize}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.right > document.documentElement.clientWidth + 0.5 || box.left < -0.5) found.push(`${text}: runs out`);
  }
  return found;
};
