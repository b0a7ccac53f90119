// For a page in which Python answers: whoever imports this mounts explorers.
export { mount };
