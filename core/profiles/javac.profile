program javac java jar kotlinc kotlin scalac dotnet msbuild swiftc gcc g++ cc c++ clang clang++ tcc zig nim ghc ocaml ocamlfind dart flutter mix rebar3 stack cabal
exact
never-suggest
input-code
info flag -version --version -v -V -help --help -h -showversion --list-modules --info
operands code
code value -cp -classpath --class-path -jar -m --module -p --module-path
path value -o -d
safe -version
ask Main.java
ask -jar x.jar
