// The browser side of every explorer. It knows no mathematics: it shows what Python drew.
// These modules are put together into one, in the order that helpers/explore/browser.py names.

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const mark = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const keyOf = (state) => JSON.stringify(Object.entries(state).sort());
