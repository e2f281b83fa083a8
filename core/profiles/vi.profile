# Editors run what their files, options and users say.
program vi vim nvim view ex ed emacs nano pico micro helix hx code cursor subl open xdg-open explorer
never-suggest
input-code
info flag --version --help
operands exec
safe --version
ask a.txt
ask +!id a
