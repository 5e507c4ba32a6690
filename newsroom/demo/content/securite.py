"""Sécurité: the explainers, a review and an interview (the news of the section is the dossier)."""

from .markup import sentence, story
from .shapes import DAY, HOUR, Article, Signature

CAMILLE = Signature("camille-vasseur")
THANH_VY = Signature("thanh-vy-lemoine")

ARTICLES = (
    Article(
        "vous-recevez-une-notification-de-fuite-que-faire",
        "securite",
        "analysis",
        "Mode d'emploi",
        "Vous recevez une notification de fuite : que faire, et dans quel ordre",
        sentence("""
        Le message est arrivé, poli, inquiétant et vague. Voici comment le lire, ce qu'il faut
        faire le jour même, et ce qui peut attendre.
        """),
        story("""
Une organisation vous écrit : vos données « pourraient avoir été consultées par un tiers non
autorisé ». La formule est devenue un genre littéraire. Elle est aussi une obligation : quand une
fuite présente un risque élevé pour les personnes, le règlement européen impose de les prévenir,
en termes clairs.

## D'abord, vérifier que le message est vrai

Les escrocs envoient eux aussi des alertes. Ne cliquez sur rien. Ouvrez vous-même le site de
l'organisation, ou appelez un numéro que vous aviez déjà. Une notification sincère survit très
bien à cette vérification.

## Ensuite, trouver les quatre informations

Une notification utile répond à quatre questions. Si l'une manque, réclamez-la.

1. Quelles données, précisément ? « Des données personnelles » ne veut rien dire.
2. Depuis quand, et jusqu'à quand ?
3. Qui peut vous répondre, avec un nom ou une adresse directe ?
4. Qu'a fait l'organisation, et que vous conseille-t-elle de faire ?

## Le jour même

- **Un mot de passe a fui ?** Changez-le là, et partout où vous l'aviez repris.
- **Une adresse ou un téléphone ?** Attendez-vous à des messages bien renseignés. Un interlocuteur
  qui connaît votre nom et votre dossier n'a rien prouvé.
- **Un numéro de compte ?** Prévenez la banque, et regardez les petits montants : les fraudeurs
  commencent par là.
- **Des données de santé ?** Il n'y a rien à changer, et c'est le plus difficile. Notez la date,
  gardez la notification, n'en parlez qu'à qui vous voulez.

!! Un interlocuteur qui connaît votre nom et votre dossier n'a rien prouvé.

## Dans la semaine

Écrivez à l'organisation pour lui demander une copie de ce qu'elle détient encore sur vous : c'est
[le droit d'accès](droit-d-acces-la-lettre-qui-ouvre-les-tiroirs), et il est gratuit. Beaucoup de
gens découvrent alors qu'un service quitté depuis dix ans avait tout gardé. Demandez l'effacement
de ce qui n'a plus lieu d'être.

Si la réponse tarde plus d'un mois, ou si elle vous renvoie d'un service à l'autre, une plainte à
la CNIL se dépose en ligne et ne coûte que le temps de l'écrire.

box: Ce qu'il ne faut jamais faire
- Payer quelqu'un qui promet de faire disparaître vos données.
- Chercher le fichier « pour voir ». Vous y liriez surtout les autres.
- Effacer les messages suspects : ce sont des preuves.

read-also: pourquoi-une-base-de-donnees-fuit
"""),
        (CAMILLE,),
        ("fuites-de-donnees", "droit-des-donnees", "hameconnage", "cnil"),
        picture="pansement",
        age=5 * HOUR,
    ),
    Article(
        "cle-ardoise-s2-la-securite-qui-tient-au-trousseau",
        "securite",
        "review",
        "À l'essai",
        "Clé Ardoise S2 : la sécurité qui tient au trousseau",
        sentence("""
        Un bouton, une prise, aucun écran. Après six semaines dans une poche, cette petite clé a
        surtout un défaut : il faut en acheter deux.
        """),
        story("""
La Clé Ardoise S2 ne fait qu'une chose : prouver que c'est bien vous. On la branche, le site vous
reconnaît, on touche le bouton. Aucun code à recopier, rien qui puisse être dicté au téléphone à
un inconnu pressé. C'est là toute l'idée, et [nous l'expliquons
ailleurs](mot-de-passe-cle-d-acces-ce-qui-change) : la clé ne répond qu'au site qui l'a
enregistrée. Une copie parfaite de votre banque, à une lettre près, n'en tirera rien.

product: ardoise

## Six semaines dans une poche

Elle a connu les pièces de monnaie, un passage en machine à 40 degrés et une chute dans un
escalier de pierre. La coque est rayée, la prise intacte, le bouton toujours franc. L'anneau, lui,
s'est ouvert deux fois : nous l'avons remplacé par un anneau de serrurier.

## L'installation, seul moment délicat

Chaque service a sa façon de dire la même chose. Nous avons enregistré la clé sur onze sites :
entre une et quatre minutes, selon que le réglage était rangé sous « Sécurité », « Connexion » ou,
une fois, « Préférences d'affichage ». Le petit livret fourni est exact, ce qui mérite d'être
signalé.

## Ce qui manque

- Une seconde clé dans la boîte. Perdre la seule que l'on possède oblige à repasser par les codes
  de secours, que personne ne sait retrouver.
- Un repère au toucher pour le sens de la prise.
- La lecture sans contact, réservée au modèle supérieur.

box: Notre avis
Une bonne clé, sobre et solide, à condition d'en prévoir deux dès le départ.
- **Pour** : la robustesse, le livret, l'absence d'application obligatoire.
- **Contre** : vendue à l'unité, un anneau fragile.
- **Protocole** : six semaines, onze services, trois ordinateurs, deux téléphones.
"""),
        (THANH_VY, Signature("tiago-ferrand", "photo")),
        ("mots-de-passe", "hameconnage"),
        picture="cadenas",
        age=9 * HOUR,
    ),
    Article(
        "une-sauvegarde-jamais-restauree-n-existe-pas",
        "securite",
        "interview",
        "Entretien",
        "« Une sauvegarde que l'on n'a jamais restaurée n'existe pas »",
        sentence("""
        Bérénice Caumont dirige l'informatique d'un groupe de cliniques. Elle a organisé, un
        dimanche, la panne générale que tout le monde redoutait.
        """),
        story("""
*Bérénice Caumont est une invitée imaginaire : cet entretien a été composé par la rédaction pour
montrer ce qu'est un bon exercice de reprise.*

**Pourquoi provoquer une panne ?**

Parce que j'étais incapable de répondre à une question simple : combien de temps faudrait-il pour
rouvrir ? Nous avions des sauvegardes, des voyants verts, un classeur. Nous n'avions jamais rien
restauré de plus gros qu'un dossier effacé par mégarde. Une sauvegarde que l'on n'a jamais
restaurée n'existe pas ; c'est un espoir, bien étiqueté.

**Comment cela s'est-il passé ?**

Nous avons prévenu les soignants, sorti les formulaires en papier, puis tout éteint à six heures
du matin. À midi, nous pensions être revenus. À midi et quart, nous avons compris que l'annuaire
des comptes avait besoin, pour démarrer, d'un serveur qui avait besoin de l'annuaire.

!! C'est un espoir, bien étiqueté.

**Une boucle.**

Une boucle parfaite, invisible tant que rien ne s'arrête jamais. Nous l'avons dénouée à la main.
Personne ne l'aurait trouvée en lisant le classeur.

**Que conseillez-vous à une petite structure ?**

Trois choses, qui ne coûtent presque rien :

1. une copie débranchée, au sens propre, que l'on range dans un tiroir ;
2. une restauration par trimestre, sur une machine vide, par quelqu'un d'autre que celui qui a
   sauvegardé ;
3. une feuille imprimée avec l'ordre dans lequel tout redémarre, et les numéros de téléphone.

**Le papier, encore.**

Le jour où l'on en a besoin, l'écran est noir. Les soignants l'avaient compris avant nous : ils
ont tenu la matinée avec des stylos, en soupirant. Ils soupiraient moins que moi.

**Qu'est-ce qui a changé depuis ?**

Nous savons répondre : quatre heures et demie. Ce n'est pas brillant, c'est vrai. Et tout le monde
réclame le prochain exercice, sauf les serveurs.

read-also: pourquoi-une-base-de-donnees-fuit
"""),
        (CAMILLE,),
        ("sauvegardes",),
        picture="plans-empiles",
        age=16 * HOUR,
    ),
    Article(
        "pourquoi-une-base-de-donnees-fuit",
        "securite",
        "analysis",
        "Anatomie",
        "Pourquoi une base de données fuit : histoire d'une négligence ordinaire",
        sentence("""
        Pas de capuche ni de code qui défile. La plupart des fuites commencent par une copie
        faite pour de bonnes raisons, et oubliée pour de mauvaises.
        """),
        story("""
On se représente une effraction. Il s'agit plus souvent d'un déménagement. Une entreprise change
de logiciel, un prestataire a besoin d'un jeu d'essai, une équipe veut des statistiques :
quelqu'un fait une copie. La copie est provisoire. Elle a désormais sa vie propre.

## Première étape : la copie sort de la maison

L'original vit derrière des portes : des comptes, des droits, une journalisation. La copie, elle,
est un fichier. Elle hérite des données, jamais des portes. On la dépose sur un serveur de
transit, le temps du transfert, parce que c'est l'affaire d'une heure.

## Deuxième étape : l'heure passe

Le transfert réussit, ce qui est le pire des cas : personne n'a plus de raison d'y penser. Le
collègue qui connaissait l'adresse change de poste. Le serveur, lui, n'a aucune raison de
s'éteindre.

!! La copie hérite des données, jamais des portes.

## Troisième étape : quelqu'un regarde

Des programmes parcourent sans cesse les adresses du réseau et notent ce qui répond. Ils ne visent
personne. Un dossier ouvert est trouvé comme une pièce sur un trottoir, par le premier qui baisse
les yeux.

## Ce qui aurait suffi

Aucune de ces mesures n'est savante :

- **chiffrer la copie** avant qu'elle ne parte, avec une clé qui voyage par un autre chemin ;
- **écrire la date de sa destruction** dans le nom même du fichier ;
- **ne copier que le nécessaire** : un essai n'a pas besoin de vrais noms, et [les
  remplacer](anonymiser-pseudonymiser-deux-mots-que-tout-separe) est un métier qui s'apprend ;
- **tenir l'inventaire** : on ne ferme pas une porte dont on ignore l'existence.

Reste la plus difficile, qui n'est pas technique : accepter qu'un travail ne soit terminé qu'une
fois rangé. Dans un emploi du temps, le rangement n'a pas de ligne.

box: Le vocabulaire
- **Faille** : un défaut qui permet d'entrer.
- **Intrusion** : quelqu'un est entré.
- **Exposition** : la porte était ouverte ; nul ne sait qui est passé.
- **Fuite** : des données sont là où elles ne devraient pas être.

L'affaire que raconte [notre dossier](fuite-de-donnees-medicales-dedalus-biologie-sanctionnee) a
ses propres causes, qu'il ne faut pas plaquer sur ce schéma. Mais quiconque travaille dans un
bureau reconnaîtra ici un serveur, un nom de fichier, peut-être une date.
"""),
        (CAMILLE,),
        ("fuites-de-donnees", "chiffrement", "sauvegardes"),
        picture="etageres",
        age=4 * DAY,
    ),
    Article(
        "hameconnage-cinq-secondes-pour-le-reconnaitre",
        "securite",
        "analysis",
        "Réflexes",
        "Hameçonnage : les cinq secondes qui suffisent à le reconnaître",
        sentence("""
        Les fautes d'orthographe ont disparu, les logos sont parfaits. Il reste un indice que
        les faussaires ne peuvent pas corriger : ce qu'ils attendent de vous.
        """),
        story("""
On apprenait autrefois à repérer les fautes. Cette époque est close : les messages frauduleux sont
désormais mieux écrits que bien des circulaires. Il faut donc regarder ailleurs, non pas *comment*
le message parle, mais *ce qu'il veut*.

## Une demande, une hâte, un détour

Presque tous les hameçonnages tiennent en trois mots.

- **Une demande** : un code, un paiement, une confirmation, une pièce jointe à ouvrir.
- **Une hâte** : avant ce soir, dernier rappel, compte suspendu.
- **Un détour** : par ce lien, par ce numéro, et surtout pas par le chemin habituel.

Un seul de ces traits n'accuse personne. Les trois ensemble suffisent à ne pas répondre.

## La règle du second chemin

Elle se pratique sans réfléchir, et c'est sa force : **on ne répond jamais par la voie qui a servi
à demander**. La banque écrit ? On ouvre son application. Le livreur envoie un lien ? On tape le
nom du site. Le directeur veut un virement ? On passe la tête par sa porte. Le second chemin prend
une minute et ruine la plupart des scénarios.

!! On ne répond jamais par la voie qui a servi à demander.

## Et si l'on a cliqué ?

Cliquer n'est pas une faute, c'est un geste. Ce qui compte est la suite, et le délai.

1. Un mot de passe donné : changez-le tout de suite, depuis un autre appareil si possible.
2. Un paiement : appelez la banque, le jour même.
3. Au travail : dites-le. Une équipe qui gronde ceux qui préviennent ne sera plus prévenue.

Les outils aident, en particulier ceux qui refusent de se laisser tromper à notre place : [une clé
d'accès ne répond qu'au vrai site](mot-de-passe-cle-d-acces-ce-qui-change). Pour tout le reste,
cinq secondes et une question : qu'attend-on de moi, et pourquoi si vite ?
"""),
        (CAMILLE, Signature("tiago-ferrand", "photo"), Signature("salome-okoundji", "translation")),
        ("hameconnage", "mots-de-passe"),
        picture="rayons",
        age=9 * DAY,
    ),
    Article(
        "mot-de-passe-cle-d-acces-ce-qui-change",
        "securite",
        "analysis",
        "Identification",
        "Du mot de passe à la clé d'accès : ce qui change vraiment",
        sentence("""
        On nous promet la fin des mots de passe depuis trente ans. Cette fois, l'idée est bonne.
        Elle demande seulement de comprendre où se trouve désormais le secret.
        """),
        story("""
Un mot de passe est un secret partagé. Vous le connaissez, le site aussi, ou du moins de quoi le
vérifier. Toute la difficulté vient de là : ce qui est à deux endroits peut être volé à deux
endroits, et ce qui se récite peut être soufflé à la mauvaise personne.

## Deux clés au lieu d'un secret

Une clé d'accès repose sur une paire. La première clé, **publique**, est confiée au site : la
voler ne sert à rien, elle ne sait que vérifier. La seconde, **privée**, ne quitte pas votre
appareil. Pour vous reconnaître, le site envoie une énigme que seule la clé privée peut résoudre ;
votre doigt, votre visage ou un code autorise l'appareil à répondre.

image: deux-cles

Trois conséquences :

- il n'y a plus rien à retenir, donc plus rien à répéter d'un site à l'autre ;
- une fuite chez le site ne livre que des clés publiques ;
- l'appareil vérifie l'adresse du site avant de répondre, ce que l'œil humain fait mal.

C'est ce troisième point qui compte. Il prive
[l'hameçonnage](hameconnage-cinq-secondes-pour-le-reconnaitre) de son aliment principal : notre
distraction.

## Ce que l'on perd

On ne dicte pas une clé d'accès à un proche hospitalisé. On ne la recopie pas sur un carnet. Elle
vit dans un trousseau, et changer de trousseau reste plus laborieux que les fabricants ne
l'avouent. Il faut donc, avant d'en avoir besoin, prévoir l'accident : un deuxième appareil, ou
[une clé matérielle au fond d'un tiroir](cle-ardoise-s2-la-securite-qui-tient-au-trousseau).

## Par où commencer

1. La messagerie d'abord : c'est elle qui permet de réinitialiser tout le reste.
2. La banque et l'administration ensuite.
3. Les autres à mesure, quand le site le propose, sans y passer un dimanche.

Le mot de passe ne disparaîtra pas. Il deviendra ce qu'il aurait dû rester : une solution de
secours, longue, écrite quelque part, et dont on ne se sert presque jamais.
"""),
        (CAMILLE,),
        ("mots-de-passe", "chiffrement", "hameconnage"),
        picture="trou-de-serrure",
        age=21 * DAY,
    ),
)
