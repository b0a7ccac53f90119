// In JupyterLab: a kernel answers.
function render({ model, el }) {
  const root = document.createElement("div");
  el.append(root);
  const first = model.get("reply");
  const explorer = mount(root, { ...model.get("spec"), first, now: first.state }, (state, key) => model.send({ state, key }));
  const receive = (answer) => explorer.receive(answer);
  const follow = () => {
    explorer.receive(model.get("reply"));
    explorer.move(model.get("reply").state);
  };
  model.on("msg:custom", receive);
  model.on("change:reply", follow);
  return () => {
    model.off("msg:custom", receive);
    model.off("change:reply", follow);
    explorer.close();
  };
}

export default { render };
