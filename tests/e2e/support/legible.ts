import type { Page } from 'playwright-core';

/**
 * What cannot be read on a page as it stands: text that is cut off, or shortened while its whole is
 * told nowhere; text that something else lies over; columns beyond the edge of their table; boxes
 * with nothing in them; figures that do not stand on the right.
 */
export const illegibleOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const main = document.querySelector('#main');
    if (!main || document.querySelector('[role="dialog"]')) return [];
    const unseen = 'svg, canvas, .visually-hidden, [aria-hidden="true"]';
    const aside = '.page-head, nav, header, footer, thead, [class*="sticky"]';
    const shown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest(unseen);
    const called = (element: Element): string => {
      const about = element.parentElement?.className.toString().split(' ')[0] ?? '';
      const kind = [element.tagName.toLowerCase(), ...element.classList].slice(0, 3).join('.');
      return `${about} > ${kind} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
    };
    /** The boxes of the element's own text, not of the element. */
    const textBoxes = (element: Element): DOMRect[] =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
        .flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()];
        })
        .filter(({ width, height }) => width > 2 && height > 4);
    const clippers = (element: Element): Element[] => {
      const around: Element[] = [];
      for (let up: Element | null = element; up && up !== main; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== 'visible') around.push(up);
      }
      return around;
    };

    const checkEdges = (element: Element, boxes: readonly DOMRect[], around: Element[]): void => {
      const [clip] = around.filter((one) =>
        ['hidden', 'clip'].includes(getComputedStyle(one).overflowX),
      );
      const edge = clip?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY;
      if (!clip || boxes.every(({ right }) => right <= edge + 1.5)) return;
      const isTold = clip.closest('[title], [aria-label]') ?? element.closest('[title]');
      if (getComputedStyle(clip).textOverflow !== 'ellipsis') found.add(`cut: ${called(element)}`);
      else if (!isTold) found.add(`shortened, its whole is told nowhere: ${called(element)}`);
    };

    const checkCover = (element: Element, boxes: readonly DOMRect[], around: Element[]): void => {
      for (const { left, top, width, height } of boxes) {
        const [x, y] = [left + width / 2, top + height / 2];
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const beyond = around.find((one) => {
          const { right, bottom } = one.getBoundingClientRect();
          return x > right || y > bottom;
        });
        if (beyond && element.tagName === 'TH' && x > beyond.getBoundingClientRect().right) {
          found.add(`beyond the edge: ${called(element)}`);
        }
        if (beyond || getComputedStyle(element).pointerEvents === 'none') continue;
        const over = document.elementFromPoint(x, y);
        if (!over || over.contains(element) || element.contains(over)) continue;
        const { position } = getComputedStyle(over);
        if (over.closest(aside) || ['fixed', 'sticky'].includes(position)) continue;
        found.add(`covered: ${called(element)} by ${called(over)}`);
      }
    };

    for (const element of main.querySelectorAll('*')) {
      const boxes = textBoxes(element);
      if (boxes.length === 0 || !shown(element)) continue;
      const around = clippers(element);
      checkEdges(element, boxes, around);
      checkCover(element, boxes, around);
    }
    for (const cell of main.querySelectorAll('td.num')) {
      const boxes = [cell, ...cell.querySelectorAll('*')].flatMap(textBoxes);
      const isFigure = /^\W*\d[\d,.]*\s?%?$/.test(cell.textContent ?? '');
      if (boxes.length === 0 || !isFigure || !shown(cell)) continue;
      const { left, right } = cell.getBoundingClientRect();
      const toTheRight = right - Math.max(...boxes.map((box) => box.right));
      const toTheLeft = Math.min(...boxes.map((box) => box.left)) - left;
      if (toTheRight > toTheLeft + 6) found.add(`figure on the left: ${called(cell)}`);
    }
    for (const box of main.querySelectorAll('.panel, .card, section')) {
      const { width, height } = box.getBoundingClientRect();
      const holds = box.textContent?.trim() || box.querySelector('svg, img, canvas, input');
      if (!holds && width > 20 && height > 20 && shown(box)) found.add(`empty: ${called(box)}`);
    }
    return [...found];
  });
