// Runs inside the page: what a person would have to look for by eye. Each rule answers with what breaks it.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const named = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 140);
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

  /** The text itself is what a link in a sentence is pressed at. */
  const inSentence = (element) => {
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false;
    const around = element.closest('p, li, dd, dt, td, th, caption, figcaption, summary, label');
    return around !== null && around.textContent.trim() !== element.textContent.trim();
  };
  /** A box to tick is pressed at its label too, and USWDS draws it there. */
  const pressed = (element) =>
    ['checkbox', 'radio'].includes(element.type) && element.labels?.length > 0 ? element.labels[0] : element;

  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const rgba = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r = 0, g = 0, b = 0]) =>
    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const contrast = (one, other) => {
    const [light, dark] = [luminance(rgba(one)), luminance(rgba(other))].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const clear = (colour) => colour === 'transparent' || rgba(colour)[3] === 0;
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };

  globalThis.pageRules = {
    structure() {
      const headings = all('h1');
      const levels = all('h1, h2, h3, h4').map((heading) => Number(heading.tagName[1]));
      const [heading] = headings;
      const same = (text) => text.replace(/\s+/g, ' ').trim();
      return [
        ...(headings.length === 1 ? [] : [`${headings.length} h1`]),
        ...(heading !== undefined && same(document.title).includes(same(heading.textContent))
          ? []
          : ['the title of the tab is not the h1']),
        ...(document.documentElement.lang === '' ? ['no language'] : []),
        ...(all('main').length === 1 ? [] : ['not one main']),
        ...(document.querySelector('a[href]')?.getAttribute('href') === '#main' ? [] : ['no way past the navigation']),
        ...levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1).map((level) => `h${level} skips a level`),
        ...all('[tabindex]')
          .filter((element) => element.tabIndex > 0)
          .map((element) => `out of order: ${named(element)}`),
      ];
    },
    asOf() {
      const line = document.querySelector('.plim-as-of');
      return line !== null && /as of|No data/i.test(line.textContent) ? [] : ['no line says as of when'];
    },
    targets() {
      return all(controls)
        .filter((element) => seen(element) && !element.matches('.usa-skipnav, [role=region]') && !inSentence(element))
        .map(pressed)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width < 23.5 || height < 23.5;
        })
        .map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return `${Math.round(width)} × ${Math.round(height)}: ${named(element)}`;
        });
    },
    focus() {
      const faults = [];
      for (const element of all(controls).filter(seen)) {
        element.focus({ preventScroll: true });
        // USWDS draws the box of a choice at its label, and its focus too
        const shown = pressed(element);
        const ring = [getComputedStyle(shown), getComputedStyle(shown, '::before')].find(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        );
        if (ring === undefined) faults.push(`no ring: ${named(element)}`);
        else if (contrast(ring.outlineColor, behind(shown.parentElement)) < 3)
          faults.push(`a faint ring, ${ring.outlineColor} on ${behind(shown.parentElement)}: ${named(element)}`);
      }
      document.activeElement?.blur();
      return faults;
    },
    states() {
      const icons = new Map();
      const faults = [];
      for (const state of all('.plim-state')) {
        const word = state.textContent.trim();
        if (word === '') faults.push(`a state without a word: ${named(state)}`);
        const icon = state.querySelector('svg')?.innerHTML;
        if (icon !== undefined) icons.set(word, icon);
      }
      const bySign = Map.groupBy([...icons.keys()], (word) => icons.get(word));
      return [
        ...faults,
        ...[...bySign.values()].filter((words) => words.length > 2).map((words) => `one icon: ${words}`),
      ];
    },
    /** A picture has a name, says its numbers in words, and has its table. */
    pictures() {
      const text = (ids) =>
        (ids ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join('');
      return all('.plim-picture')
        .filter((picture) => {
          const [svg] = all('svg[role=img]', picture);
          if (svg === undefined) return picture.querySelector('svg') !== null;
          const name = text(svg.getAttribute('aria-labelledby'));
          return name === '' || text(svg.getAttribute('aria-describedby')) === '' || all('table', picture).length === 0;
        })
        .map((picture) => `without name, words or table: ${named(picture)}`);
    },
    /** What is seen of a control is part of what it is called. */
    names() {
      const bare = (text) =>
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim();
      return all('a[aria-label], button[aria-label]')
        .filter((element) => !bare(element.getAttribute('aria-label')).includes(bare(element.innerText)))
        .map((element) => `is called otherwise: ${named(element)}`);
    },
    /** Nothing listens to keys, pointers, movement or change, nothing moves, and no text is a picture. */
    async quiet() {
      const scripts = await Promise.all(all('script[src]').map(async ({ src }) => (await fetch(src)).text()));
      const listens =
        /\b(key(down|up|press)|pointer\w*|mouse\w*|touch\w*|device(motion|orientation)|focusin|change|input)\b['"`]/;
      return [
        ...all('script:not([src])').map((script) => `a script inside: ${named(script)}`),
        ...scripts.filter((script) => listens.test(script)).map((script) => `listens: ${script.slice(0, 80)}`),
        ...all('img, video, audio, object, embed, marquee, [autoplay], [accesskey]').map((it) => `shows: ${named(it)}`),
        ...document.getAnimations().map((animation) => `moves: ${named(animation.effect.target)}`),
      ];
    },
    /** In forced colours a drawing that keeps a colour of its own may vanish. */
    drawings() {
      return all('svg')
        .filter(seen)
        .filter((svg) => {
          const paper = behind(svg);
          const inks = all('*', svg).flatMap((shape) => {
            const { fill, stroke } = getComputedStyle(shape);
            return [fill, stroke].filter((ink) => ink !== 'none' && ink.startsWith('rgb') && !clear(ink));
          });
          return inks.length > 0 && inks.every((ink) => contrast(ink, paper) < 3);
        })
        .map((svg) => `not to be seen: ${named(svg)}`);
    },
    print() {
      const there = (selector) => all(selector).filter(seen);
      const cut = all('main .plim-table-box').filter((box) => getComputedStyle(box).overflowX !== 'visible');
      return [
        ...there('.plim-nav, .plim-account, .plim-footer, .usa-skipnav, .plim-filter, .plim-find').map(
          (element) => `printed: ${named(element)}`,
        ),
        ...(there('h1').length === 1 ? [] : ['the h1 is not printed']),
        ...(there('.plim-mark').length === 0 ? ['the mark is not printed'] : []),
        ...cut.map((box) => `cut off on paper: ${named(box)}`),
        ...all('.plim-picture svg, .plim-state svg, .plim-meter')
          .filter((svg) => getComputedStyle(svg).printColorAdjust !== 'exact')
          .map((svg) => `a printer may leave its greys out: ${named(svg)}`),
      ];
    },
    /** Whatever was drawn stays where it was drawn first: nothing jumps under the reader's finger while the page loads. */
    async steady() {
      const shifts = await new Promise((resolve) => {
        const seen = [];
        const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        // what was buffered is handed over with the next frame
        requestAnimationFrame(() => setTimeout(() => resolve([...seen, ...observer.takeRecords()]), 20));
      });
      return shifts.map(({ value, sources }) => `moves by ${value}: ${sources.map(({ node }) => node?.nodeName)}`);
    },
    sideways() {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
    },
    /** What is stretched by a reader's own spacing must not be cut off. */
    clipped() {
      return all('main *, header *, footer *')
        .filter((element) => seen(element) && !element.closest('svg, .usa-sr-only, .plim-table-box, iframe'))
        .filter((element) => {
          const { overflowX, overflowY, position } = getComputedStyle(element);
          if (position === 'absolute' || element.clientHeight < 2) return false;
          const tall = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
          return tall || (['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1);
        })
        .map((element) => `cut off: ${named(element)}`);
    },
    stretched() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
      const faults = [...this.sideways(), ...this.clipped()];
      document.adoptedStyleSheets = [];
      return faults;
    },
    navigation() {
      return all('.plim-nav a, .plim-footer a').map((link) => link.textContent.trim());
    },
    words() {
      return document.querySelector('main').innerText.replace(/\s+/g, ' ').trim();
    },
    stops() {
      return all(controls).filter((element) => seen(element) && !element.disabled).length;
    },
  };
})();
